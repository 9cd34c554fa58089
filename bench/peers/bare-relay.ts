/** The limit of what can be had: sends every frame on to the others in its room; no document, no storage, no rights. */
import { type WebSocket, WebSocketServer } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();
const port = Number(process.env.PORT);
new WebSocketServer({ host: '127.0.0.1', port, perMessageDeflate: false }).on(
  'connection',
  (socket, { url }) => {
    const name = url ?? '/';
    const room = rooms.get(name) ?? new Set();
    rooms.set(name, room.add(socket));
    socket.on('message', (data) => {
      for (const other of room) if (other !== socket && other.readyState === other.OPEN) other.send(data);
    });
    socket.on('close', () => {
      if (room.delete(socket) && room.size === 0 && rooms.get(name) === room) rooms.delete(name);
    });
    socket.on('error', () => undefined);
  },
);
