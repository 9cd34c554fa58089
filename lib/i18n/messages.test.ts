import { describe, expect, test } from 'vitest';
import { refusalCodes } from '../shared/refusal.ts';
import { allMessages, filesOf, languageFolders, messagesIn, placesOf } from '../testing/all-messages.ts';

const chinese = allMessages('zh-cn');
const english = allMessages('en');

describe('messages', () => {
  test('both languages have the same files with the same keys', () => {
    expect(filesOf('en')).toEqual(filesOf('zh-cn'));
    for (const file of filesOf('zh-cn')) {
      expect([...messagesIn('en', file).keys()], file).toEqual([...messagesIn('zh-cn', file).keys()]);
    }
  });

  test.each(languageFolders)('no two files of %s speak for one namespace', (language) => {
    const namespaces = filesOf(language).flatMap((file) => [
      ...new Set([...messagesIn(language, file).keys()].map((key) => key.split('.')[0])),
    ]);
    expect(namespaces.filter((name, at) => namespaces.indexOf(name) !== at)).toEqual([]);
  });

  test('nothing is left empty, and nothing begins or ends with a space', () => {
    for (const [key, text] of [...chinese, ...english]) {
      if (key !== 'me.comma') expect(text, key).toBe(text.trim());
      expect(text.trim(), key).not.toBe('');
    }
  });

  test('both languages fill in the same places', () => {
    const kinds = (message = '') =>
      [...new Set(placesOf(message).map(({ name, kind }) => `${name}: ${kind}`))].sort();
    for (const [key, text] of chinese) expect(kinds(english.get(key)), key).toEqual(kinds(text));
  });

  test('a choice has the same answers, a number the forms of its language', () => {
    for (const [key, text] of chinese) {
      const inEnglish = placesOf(english.get(key) ?? '');
      for (const { name, kind, forms } of placesOf(text)) {
        const same = inEnglish.find((place) => place.name === name && place.kind === kind)?.forms ?? [];
        if (kind === 'select') expect(new Set(same), key).toEqual(new Set(forms));
        if (kind !== 'plural') continue;
        const exact = (form: string) => form.startsWith('=') && form !== '=1';
        expect(forms.filter(exact), key).toEqual(same.filter(exact));
        expect(forms, key).toContain('other');
        expect(forms, `${key}: Chinese counts one like any other`).not.toContain('one');
        expect(same, key).toContain('other');
        expect(same.includes('one') || same.includes('=1'), `${key}: English counts one by itself`).toBe(
          true,
        );
      }
    }
  });

  test('every refusal says what happened, what is safe and what to do next, and there are no others', () => {
    const wanted = refusalCodes.flatMap((code) =>
      ['what', 'safe', 'next'].map((part) => `refusals.${code}.${part}`),
    );
    const said = [...chinese.keys()].filter((key) => key.startsWith('refusals.'));
    expect(said.sort()).toEqual(wanted.sort());
  });
});
