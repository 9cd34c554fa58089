/** Watches a phone for what must not happen on any journey: a request to others, or one that its content security policy had to stop. */
import type { BrowserContext } from 'playwright-core';

/** What happened so far, one line each; grows while the context lives. `origin`: the one server it may ask. */
export async function watchOutside(context: BrowserContext, origin: string): Promise<readonly string[]> {
  const breaches: string[] = [];
  const { host } = new URL(origin);
  const note = (url: string) => {
    const asked = new URL(url);
    if (/^(http|ws)s?:$/.test(asked.protocol) && asked.host !== host) breaches.push(`asked ${url}`);
  };
  context.on('request', (request) => note(request.url()));
  for (const page of context.pages()) page.on('websocket', (socket) => note(socket.url()));
  context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text()) || message.text().startsWith(POLICY))
      breaches.push(message.text());
  });
  await context.addInitScript(
    (policy) =>
      document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
        console.error(`${policy} ${effectiveDirective} ${blockedURI}`),
      ),
    POLICY,
  );
  return breaches;
}

const POLICY = 'stopped by the policy:';
