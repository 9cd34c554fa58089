'use client';

import { Button } from './button.tsx';
import { StateMark } from './state-mark.tsx';
import { State, useSample } from './story.tsx';
import { Table } from './table.tsx';

export default function TableStory() {
  const say = useSample();
  const open = <Button look="quiet">{say('打开', 'Open')}</Button>;
  return (
    <State name={say('手机上一行成一块，宽屏上是表格', 'Rows on a phone, a table where there is room')}>
      <Table
        caption={say('这个月的探访', 'Visits this month')}
        columns={[
          { key: 'who', word: say('谁', 'Who') },
          { key: 'door', word: say('门牌', 'Door') },
          { key: 'visits', word: say('次数', 'Visits'), numeric: true },
          { key: 'state', word: say('状态', 'State') },
          { key: 'open', word: say('查看', 'Look') },
        ]}
        rows={[
          {
            key: '1',
            cells: {
              who: say('张桂芳', 'Zhang Guifang'),
              door: '3-202',
              visits: 4,
              state: <StateMark tone="sure" word={say('已确认', 'Confirmed')} />,
              open,
            },
          },
          {
            key: '2',
            cells: {
              who: say('沈国强', 'Shen Guoqiang'),
              door: '12-1601',
              visits: 11,
              state: <StateMark tone="check" word={say('待核', 'To be checked')} />,
              open,
            },
          },
        ]}
      />
    </State>
  );
}
