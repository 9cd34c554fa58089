'use client';

import { Card } from './card.tsx';
import { LineChart, type Point } from './line-chart.tsx';
import { State, useSample } from './story.tsx';

const DAYS = [1, 5, 9, 12, 20, 23, 27] as const;
const UPPER = [128, 134, 131, 142, 150, 146, 138] as const;
const LOWER = [82, 84, 80, 88, 92, 90, 85] as const;

export default function LineChartStory() {
  const say = useSample();
  const points = (values: readonly number[]): Point[] =>
    DAYS.map((day, at) => ({ at: day, label: say(`7月${day}日`, `July ${day}`), value: values[at] ?? 0 }));
  const upper = { name: say('收缩压', 'Systolic'), points: points(UPPER) };
  const lower = { name: say('舒张压', 'Diastolic'), points: points(LOWER) };
  const words = { table: say('看表格', 'As a table'), when: say('日期', 'Day') };
  return (
    <>
      <State name={say('两条线，带界限', 'Two lines, with bands')}>
        <Card>
          <LineChart
            {...words}
            title={say('血压（毫米汞柱）', 'Blood pressure (mmHg)')}
            sentence={say(
              '七月下旬偏高，月底回到 138/85。',
              'Rather high in late July, back to 138/85 at its end.',
            )}
            series={[upper, lower]}
            bands={[
              { to: 140, tone: 'sure', word: say('140 以下', 'below 140') },
              { from: 140, tone: 'check', word: say('140 以上偏高', 'high from 140') },
            ]}
          />
        </Card>
      </State>
      <State name={say('一条线', 'One line')}>
        <Card>
          <LineChart
            {...words}
            title={say('每月到会人数', 'Present each month')}
            sentence={say('七次里最多一百五十人。', 'At most 150 of seven meetings.')}
            series={[upper]}
          />
        </Card>
      </State>
      <State name={say('只有一个数', 'A single value')}>
        <Card>
          <LineChart
            {...words}
            title={say('血压（毫米汞柱）', 'Blood pressure (mmHg)')}
            sentence={say('只量过一次：128。', 'Taken once: 128.')}
            series={[{ name: upper.name, points: upper.points.slice(0, 1) }]}
          />
        </Card>
      </State>
    </>
  );
}
