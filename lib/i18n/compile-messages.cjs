/**
 * A loader for the bundler: ICU texts become what `use-intl/format-message/format-only` reads. It spares every
 * page the parser, 9 KiB gzip.
 */
const compile = (tree, icu) =>
  typeof tree === 'string'
    ? icu(tree)
    : Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, compile(value, icu)]));

module.exports = async function compileMessages(source) {
  const { default: icu } = await import('icu-minify/compile');
  return `export default ${JSON.stringify(compile(JSON.parse(source), icu))}`;
};
