/**
 * What is copied from elsewhere, without its styles: the editor would drop them anyway, but only after the browser
 * has stopped each by the content security policy and complained of it. Words are left as they are.
 */
export const withoutStyles = (html: string): string =>
  html
    .replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi, ''));
