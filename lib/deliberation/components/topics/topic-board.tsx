'use client';

import Link from 'next/link';
import { useDeferredValue, useMemo, useState } from 'react';
import { useNow, useTranslations } from 'use-intl';
import type { MemberId } from '../../../shared/ids.ts';
import type { Me } from '../../../sync/device.ts';
import { useFirstShare } from '../../../sync/use-first-share.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { List } from '../../../ui/list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { type BoardTopic, boardOf, boardOfFound, filterBoard } from '../../topic-board.ts';
import { type BoardChoice, BoardFilters, everything, MINE } from './board-filters.tsx';
import { BoardRow } from './board-row.tsx';
import { useTopicRows } from './topic-rows.ts';
import { useFoundTopics } from './use-topic-search.ts';

/** As many as are drawn at a time: a thousand lie on a phone. */
const PAGE = 40;
const MINUTE_MS = 60_000;

/** All that was raised: what state it is in, and how many need it. */
export function TopicBoard({ me }: { me: Me }) {
  const t = useTranslations('topics');
  const frame = useTranslations('frame');
  const rows = useTopicRows();
  const coming = useFirstShare();
  const now = useNow({ updateInterval: MINUTE_MS }).getTime();
  const [choice, setChoice] = useState<BoardChoice>(everything);
  const [pages, setPages] = useState(1);
  const asked = useDeferredValue(choice);
  const found = useFoundTopics(rows, asked.words);
  const board = useMemo(() => boardOf(rows, now), [rows, now]);
  const shown = useMemo(
    () => chosenOf(found ? boardOfFound(board, found) : board, asked, found !== undefined, me.member.id),
    [board, found, asked, me],
  );
  const change = (part: Partial<BoardChoice>) => {
    setPages(1);
    setChoice({ ...choice, ...part });
  };
  return (
    <>
      <PageHead
        title={t('title')}
        aside={
          <Link href="/topics/figures" className="ml-auto inline-flex min-h-15 items-center">
            {t('figures')}
          </Link>
        }
      />
      <Link href="/topics?view=raise" className="button w-full md:w-fit" data-testid="raise">
        {t('raise')}
      </Link>
      {rows.length === 0 ? (
        coming ? (
          <Waiting word={frame('opening')} />
        ) : (
          <EmptyState drawing="notebook" sentence={t('empty')} />
        )
      ) : (
        <>
          <BoardFilters choice={choice} onChange={change} />
          <p role="status" className="text-ink-soft">
            {shown.length > 0 ? t('found', { count: shown.length }) : t('nothing')}
          </p>
          {shown.length > 0 && (
            <Card testId="board">
              <List label={t('title')}>
                {shown.slice(0, pages * PAGE).map((topic) => (
                  <BoardRow key={topic.id} topic={topic} me={me.member.id} />
                ))}
              </List>
              {shown.length > pages * PAGE && (
                <Button look="quiet" wide onPress={() => setPages(pages + 1)}>
                  {t('more', { count: shown.length - pages * PAGE })}
                </Button>
              )}
            </Card>
          )}
        </>
      )}
    </>
  );
}

/** What was searched for stays in the order in which it was found: the best first. */
function chosenOf(
  board: readonly BoardTopic[],
  { state, category, area, order }: BoardChoice,
  searched: boolean,
  me: MemberId,
): readonly BoardTopic[] {
  const filtered = filterBoard(state === MINE ? board.filter((topic) => isMine(topic, me)) : board, {
    ...(state && state !== MINE && { state }),
    ...(category && { category }),
    ...(area && { area }),
    order,
  });
  const kept = new Set(filtered);
  return searched ? board.filter((topic) => kept.has(topic)) : filtered;
}

const isMine = ({ summary, cluster }: BoardTopic, me: MemberId): boolean =>
  summary.raiser === me || cluster.seconders.includes(me);
