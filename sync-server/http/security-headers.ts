/**
 * Sent with every file. There is no HSTS here: whether a host has TLS is known only to the proxy that
 * ends it.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // The camera reads printed invitations (QR); nothing else of the device is asked for.
  'permissions-policy':
    'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=()',
};

/**
 * A page's content security policy. `scriptHashes`: the page's own inline scripts, as `'sha256-…'`
 * (Next writes a few; the build collects them). Styles have no exception: no `style` attribute and no
 * <style> element in the HTML, Tiptap with `injectCSS: false`.
 */
export function contentSecurityPolicy(scriptHashes: readonly string[]): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scriptHashes].join(' '),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
