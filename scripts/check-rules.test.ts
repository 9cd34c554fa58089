import { expect, test } from 'vitest';
import { citedRules, findRuleProblems, parseRules } from './check-rules.ts';

// Ids are put together here, so that the check does not take these examples for citations.
const id = (name: string) => `[${name}]`;

test('rules are list items with an id, and may be marked planned', () => {
  const spec = `# Rules\n- ${id('MEET1')} Votes count.\n- ${id('MEET2')} (planned) Later.\nText with ${id('MEET1')}.\n`;
  expect(parseRules(spec)).toEqual([
    { id: 'MEET1', planned: false },
    { id: 'MEET2', planned: true },
  ]);
});

test('titles cite one or several rules, in any quotes, on any line, also with parameters', () => {
  const source = `
    test('${id('A1')} is so', () => {});
    it.each([1, f(2)])("${id('A2')}${id('A3')} is so", () => {});
    describe(\n  \`${id('A4')} \${name}\`, () => {});
  `;
  expect(citedRules(source)).toEqual(['A1', 'A2', 'A3', 'A4']);
});

test('comments, other code and tests that do not run cite nothing', () => {
  const source = `
    // test('${id('A1')} was so', () => {});
    const x = names${id('A2')};
    test.skip('${id('A3')} is so', () => {});
    test.todo('${id('A4')} will be so');
  `;
  expect(citedRules(source)).toEqual([]);
});

test('each way to fall apart is one line', () => {
  const rules = parseRules(
    ['A1', 'A2', 'A3', 'A3'].map((name) => `- ${id(name)} ${name === 'A2' ? '(planned) ' : ''}x`).join('\n'),
  );
  const problems = findRuleProblems(rules, new Map([['lib/a.test.ts', ['A2', 'A2', 'A3', 'B9']]]));
  expect(problems).toHaveLength(4);
  expect(problems.join('\n')).toMatch(
    /A3.*twice[\s\S]*A1.*no test[\s\S]*A2.*planned[\s\S]*B9.*does not have/,
  );
});
