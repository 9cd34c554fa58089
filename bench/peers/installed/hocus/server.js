// Hocuspocus with its defaults; with its SQLite extension where DATA_DIR is set.
import { Server } from '@hocuspocus/server';

const extensions = [];
if (process.env.DATA_DIR) {
  const { SQLite } = await import('@hocuspocus/extension-sqlite');
  extensions.push(new SQLite({ database: `${process.env.DATA_DIR}/hocuspocus.sqlite` }));
}
await new Server({ port: Number(process.env.PORT), address: '127.0.0.1', quiet: true, extensions }).listen();
