'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { LineChart, type Point } from '../../../ui/line-chart.tsx';
import { Table } from '../../../ui/table.tsx';
import type { PublicFigures } from '../../public-figures.ts';
import { satisfiedShare } from '../../topic-view.ts';

type Month = PublicFigures['byMonth'][number];
type Counts = Omit<Month, 'month'>;

const columns = [
  'raised',
  'decided',
  'done',
  'satisfied',
  'partly',
  'unsatisfied',
  'notAnswered',
  'reopened',
  'daysToDecide',
  'daysToDo',
] as const satisfies readonly (keyof Counts)[];

/** Per month as charts, per category as a table; words beside every number. */
export function FiguresView({ figures }: { figures: PublicFigures }) {
  const t = useTranslations('figures');
  const locale = useLocale();
  const { byMonth, byCategory, categories, threshold } = figures;
  const monthOf = (month: string) =>
    new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(`${month}-01T00:00:00Z`),
    );
  const point = (month: string, value: number): Point => ({
    at: Date.parse(`${month}-01T00:00:00Z`),
    label: monthOf(month),
    value,
  });
  const points = (of: 'raised' | 'decided' | 'done') => byMonth.map((each) => point(each.month, each[of]));
  const satisfied = byMonth.flatMap((each) => {
    const share = shareOf(each);
    return share === undefined ? [] : [point(each.month, share)];
  });
  const total = (of: 'raised' | 'decided' | 'done' | 'notAnswered') =>
    byMonth.reduce((sum, each) => sum + each[of], 0);
  const words = { table: t('table'), when: t('month') };
  const heading = (first: string) => [
    { key: 'name' as const, word: first },
    ...columns.map((key) => ({ key, word: t(`columns.${key}`), numeric: true })),
  ];
  const nameOf = (id: string) => {
    const known = categories.find((category) => category.id === id);
    return known ? (locale.startsWith('zh') ? known.name : known.nameEn) : t('otherCategory');
  };
  const cells = (name: string, counts: Counts) => ({
    name,
    ...(Object.fromEntries(columns.map((key) => [key, counts[key] ?? t('none')])) as Record<
      (typeof columns)[number],
      string | number
    >),
  });
  return (
    <>
      <Card>
        <LineChart
          {...words}
          title={t('done')}
          sentence={t('doneSentence', {
            raised: total('raised'),
            decided: total('decided'),
            done: total('done'),
          })}
          series={(['raised', 'decided', 'done'] as const).map((of) => ({
            name: t(`columns.${of}`),
            points: points(of),
          }))}
        />
      </Card>
      {satisfied.length > 0 && (
        <Card>
          <LineChart
            {...words}
            title={t('satisfied')}
            sentence={t('satisfiedSentence', { count: total('notAnswered') })}
            series={[{ name: t('percent'), points: satisfied }]}
            bands={[
              { to: threshold, tone: 'check', word: t('under', { threshold }) },
              { from: threshold, tone: 'sure', word: t('over', { threshold }) },
            ]}
          />
        </Card>
      )}
      <Disclosure title={t('byCategory')}>
        <Table
          caption={t('byCategory')}
          columns={heading(t('category'))}
          rows={byCategory.map((each) => ({ key: each.category, cells: cells(nameOf(each.category), each) }))}
        />
        <p className="text-ink-soft text-sm">{t('median')}</p>
      </Disclosure>
      <Disclosure title={t('byMonth')}>
        <Table
          caption={t('byMonth')}
          columns={heading(t('month'))}
          rows={[...byMonth]
            .reverse()
            .map((each) => ({ key: each.month, cells: cells(monthOf(each.month), each) }))}
        />
        <p className="text-ink-soft text-sm">{t('median')}</p>
      </Disclosure>
    </>
  );
}

const shareOf = ({ satisfied: yes, partly, unsatisfied: no }: Counts): number | undefined => {
  const share = satisfiedShare({ counts: { yes, partly, no } });
  return share === undefined ? undefined : Math.round(share);
};
