import type { WorkboxPlugin } from 'workbox-core/types.js';
import { matchPrecache } from 'workbox-precaching';

/** The file of the export that holds a page: `/meeting?id=…` and `/meeting/` lie in `/meeting.html`. */
export function pageFile(url: URL): string {
  const path = url.pathname.replace(/\/+$/, '');
  return path === '' ? '/index.html' : `${path}.html`;
}

/**
 * next/link asks HEAD for a page before it prefetches its parts, and precache routes answer GET only:
 * without this the console fills with errors as soon as the network is gone.
 */
export async function answerHead({ url, request }: { url: URL; request: Request }): Promise<Response> {
  const page = await matchPrecache(pageFile(url));
  return page ? new Response(null, { status: 200, headers: page.headers }) : fetch(request);
}

/** What an unknown address shows without a network. */
export async function notFoundPage(): Promise<Response> {
  return (await matchPrecache('/404.html')) ?? Response.error();
}

/**
 * Gives the parts of pages that Next fetches the address that was asked for: a kept answer has the address under which
 * it was fetched, without `?id=…`. Next goes by the answer's address where a tab of a former version comes to a page
 * of this one, and would lose which meeting was meant.
 */
export const underAskedAddress: WorkboxPlugin = {
  handlerWillRespond: async ({ request, response }) =>
    new URL(request.url).pathname.endsWith('.txt') ? new Response(response.body, response) : response,
};
