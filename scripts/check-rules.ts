import { globSync, readFileSync } from 'node:fs';

/**
 * Holds docs/SPEC.md and the tests together: every rule is proved by a test whose title cites it, and every
 * citation names a rule. A rule that is not built yet is marked `(planned)` and cited by no test.
 */
const SPEC = 'docs/SPEC.md';
/** `contract.ts` holds suites that several tests run; their titles are test titles like any other. */
const TESTS = '{lib,sync-server,app,e2e,scripts}/**/{*.test.{ts,tsx},contract.ts}';

export interface Rule {
  id: string;
  planned: boolean;
}

/** Rules are list items: `- [MEET9] text` or `- [MEET9] (planned) text`. */
export function parseRules(spec: string): Rule[] {
  const items = spec.matchAll(/^\s*- \[([A-Z]+\d+)\]\s*(\(planned\))?/gm);
  return [...items].map(([, id = '', planned]) => ({ id, planned: planned !== undefined }));
}

/**
 * Rule ids in the titles of a test file: in the first argument of `test`, `it` and `describe`, also behind
 * `.each(…)`. A test that is skipped or only announced proves nothing, so it does not cite.
 */
export function citedRules(source: string): string[] {
  const code = source.replace(/^\s*\/\/.*$/gm, '');
  const titles = code.matchAll(/(\b(?:test|it|describe)[.\w]*|[)`])\(\s*(['"`])((?:\\.|(?!\2)[^\\])*)\2/g);
  return [...titles].flatMap(([, callee = '', , title = '']) =>
    /\.(skip|todo)\b/.test(callee) ? [] : [...title.matchAll(/\[([A-Z]+\d+)\]/g)].map(([, id = '']) => id),
  );
}

/** What is wrong, one line each. `cited`: rule ids by test file. */
export function findRuleProblems(
  rules: readonly Rule[],
  cited: ReadonlyMap<string, readonly string[]>,
): string[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const proved = new Set([...cited.values()].flat());
  const twice = rules.filter((rule, at) => rules.findIndex(({ id }) => id === rule.id) !== at);
  const unproved = rules.filter((rule) => !rule.planned && !proved.has(rule.id));
  const wrong = [...cited].flatMap(([file, ids]) =>
    [...new Set(ids)].flatMap((id) => {
      const rule = known.get(id);
      if (!rule) return [`${file} cites [${id}], which ${SPEC} does not have`];
      return rule.planned ? [`${file} cites [${id}], which is still marked (planned)`] : [];
    }),
  );
  return [
    ...twice.map(({ id }) => `[${id}] stands twice in ${SPEC}`),
    ...unproved.map(({ id }) => `[${id}] has no test: write one, or mark the rule (planned)`),
    ...wrong,
  ];
}

if (import.meta.main) {
  const rules = parseRules(readFileSync(SPEC, 'utf8'));
  const cited = new Map(globSync(TESTS).map((file) => [file, citedRules(readFileSync(file, 'utf8'))]));
  const problems = rules.length > 0 ? findRuleProblems(rules, cited) : [`${SPEC} has no rules`];
  for (const problem of problems) console.error(problem);
  const planned = rules.filter((rule) => rule.planned).length;
  console.log(`${rules.length} rules, ${planned} of them planned, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
