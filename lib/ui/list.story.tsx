'use client';

import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { List, Row } from './list.tsx';
import { Phrased } from './phrased.tsx';
import { StateMark } from './state-mark.tsx';
import { State, useSample } from './story.tsx';

export default function ListStory() {
  const say = useSample();
  const decided = <StateMark tone="sure" word={say('已通过', 'Carried')} />;
  const contested = <StateMark tone="contested" word={say('存疑', 'Contested')} />;
  return (
    <>
      <State name={say('每行是链接', 'Rows that are links')}>
        <Card title={say('议程', 'Agenda')}>
          <List ordered>
            <Row
              href="/stories?part=list"
              stay
              start="1"
              title={
                <Phrased
                  text={say('电动自行车充电桩，选在哪里', 'Where to put the chargers for electric bicycles')}
                />
              }
              detail={say('提出人：周敏', 'Brought in by Zhou Min')}
              marks={decided}
              aside={say('15 分钟', '15 minutes')}
            />
            <Row
              href="/stories?part=list"
              stay
              current
              start="2"
              title={say('三号楼门口的灯', 'The lamp at door 3')}
              marks={contested}
              aside={say('10 分钟', '10 minutes')}
            />
            <Row href="/stories?part=list" stay start="3" title={say('其他', 'Other')} />
          </List>
        </Card>
      </State>
      <State name={say('只读的行', 'Plain rows')}>
        <List label={say('交办的事', 'Actions')}>
          <Row
            title={say('修好三号楼门口的灯', 'Mend the lamp at door 3')}
            detail={say('责任人：沈国强，期限：8月20日', 'Shen Guoqiang, until 20 August')}
            marks={<StateMark tone="check" word={say('已过期限', 'Overdue')} />}
          />
          <Row
            title={say('公示三家报价', 'Publish the three offers')}
            aside={<Button look="quiet">{say('已办好', 'Done')}</Button>}
          />
        </List>
      </State>
    </>
  );
}
