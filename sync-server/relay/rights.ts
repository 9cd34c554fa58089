/** Signing out, revocation and changed roles reach connections that are open: with the roles of now, or not at all. */
import type { Sessions } from '../accounts/sessions.ts';
import type { Connection } from './connection.ts';

export async function recheckRights(open: Iterable<Connection>, sessions: Sessions): Promise<void> {
  // Who connects while it is looked up is not among those asked about, and was let in with the rights of now.
  const connections = [...open];
  if (connections.length === 0) return;
  const valid = await sessions.stillValid([...new Set(connections.map(({ session }) => session))]);
  for (const connection of connections) {
    const member = valid.get(connection.session);
    if (!member) {
      connection.close('not-signed-in');
      continue;
    }
    connection.member = member;
    recheckReading(connection);
  }
}

/** A document that cannot be folded ends its own connections, not the check of the others [SYNC12]. */
function recheckReading(connection: Connection): void {
  try {
    if (!connection.canRead) connection.close('not-yours');
  } catch {
    connection.retryLater();
  }
}
