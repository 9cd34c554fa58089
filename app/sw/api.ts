import { sendPendingSignOuts } from './sign-out.ts';

/**
 * Requests to the server. A sign-out made without a network goes first [SYNC16]: nothing else may travel
 * on a session that its member has ended. While it cannot be sent, nothing is sent.
 */
export async function answerApi({ request }: { request: Request }): Promise<Response> {
  return (await reach(request)) ?? offlineProblem();
}

/**
 * The reachability probe. A failed request always logs an error in the page's console, so the worker
 * answers 200 with `{"offline": true}` where the server does not answer.
 */
export async function answerHealth({ request }: { request: Request }): Promise<Response> {
  return (await reach(request)) ?? Response.json({ offline: true });
}

/** The server's answer, whatever it is; undefined where it could not be asked. */
async function reach(request: Request): Promise<Response | undefined> {
  try {
    return (await sendPendingSignOuts()) ? await fetch(request) : undefined;
  } catch (error) {
    // What the page itself gave up is not an outage: it gets its own AbortError.
    if (request.signal.aborted) throw error;
    return undefined;
  }
}

/** RFC 9457. The same answer whether the server or the pending sign-out could not be reached. */
function offlineProblem(): Response {
  return Response.json(
    { type: 'about:blank', title: 'The server cannot be reached', status: 503, code: 'offline' },
    { status: 503, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}
