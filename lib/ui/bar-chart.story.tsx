'use client';

import { BarChart } from './bar-chart.tsx';
import { Card } from './card.tsx';
import { State, useSample } from './story.tsx';

export default function BarChartStory() {
  const say = useSample();
  const votes = (count: number) => say(`${count} 票`, `${count} votes`);
  return (
    <>
      <State name={say('几个数，带界限', 'Amounts, with what has to be reached')}>
        <Card>
          <BarChart
            title={say('三号楼门口的灯：表决', 'The lamp at door 3: the vote')}
            max={60}
            threshold={{ value: 31, word: say('过半要 31 票', 'More than half is 31') }}
            bars={[
              { name: say('同意', 'For'), value: 42, shown: votes(42), tone: 'sure' },
              { name: say('反对', 'Against'), value: 11, shown: votes(11), tone: 'wrong' },
              { name: say('弃权', 'Abstain'), value: 0, shown: votes(0), tone: 'plain' },
            ]}
          />
        </Card>
      </State>
      <State name={say('没有界限', 'Without')}>
        <Card>
          <BarChart
            title={say('这个星期的探访', 'Visits this week')}
            max={12}
            bars={[
              { name: say('已经去过', 'Done'), value: 7, shown: '7', tone: 'sure' },
              { name: say('有人去', 'Taken'), value: 3, shown: '3', tone: 'waiting' },
              { name: say('还没有人去', 'Nobody yet'), value: 2, shown: '2', tone: 'check' },
            ]}
          />
        </Card>
      </State>
    </>
  );
}
