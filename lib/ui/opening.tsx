import inEnglish from '../i18n/en/opening.json';
import inChinese from '../i18n/zh-cn/opening.json';
import { Ridge } from './ridge.tsx';
import { Waiting } from './waiting.tsx';

export type OpenedPage = Exclude<keyof typeof inChinese.opening, 'word'>;

/**
 * A page while its code, and what this phone holds of it, are on their way. It is drawn when the app is built, before
 * anybody is known: so it says what the page is for, in words that are true for a stranger too, and in both languages,
 * of which the style sheet shows the one chosen. It is what is painted first, and on a slow line it stands for seconds.
 */
export function Opening({ of }: { of: OpenedPage }) {
  const chinese = inChinese.opening;
  const english = inEnglish.opening;
  return (
    <Waiting
      head={
        <>
          {of === 'home' && <Ridge />}
          <h1 className="text-xl">
            <Both chinese={chinese[of].title} english={english[of].title} />
          </h1>
          <p className="text-ink-soft text-lg">
            <Both chinese={chinese[of].what} english={english[of].what} />
          </p>
        </>
      }
      word={<Both chinese={chinese.word} english={english.word} />}
    />
  );
}

const Both = ({ chinese, english }: { chinese: string; english: string }) => (
  <>
    <span lang="zh-CN" className="in-[:root:lang(en)]:hidden">
      {chinese}
    </span>
    <span lang="en" className="not-in-[:root:lang(en)]:hidden">
      {english}
    </span>
  </>
);
