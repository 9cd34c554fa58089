'use client';

import { Card } from './card.tsx';
import { Columns } from './columns.tsx';
import { State, useSample } from './story.tsx';

export default function ColumnsStory() {
  const say = useSample();
  const list = <Card>{say('议程：三项', 'Agenda: three items')}</Card>;
  const record = (
    <Card>
      {say(
        '三家报价已经公示。居民要求施工避开午休，物业答应每天十二点到两点停工。',
        'Three offers have been published. Residents asked for quiet at noon; the works stop from twelve to two.',
      )}
    </Card>
  );
  const people = <Card>{say('到会：四十二人', 'Present: forty-two')}</Card>;
  return (
    <>
      <State name={say('目录 · 正文 · 人', 'List · record · people')}>
        <div data-testid="three">
          <Columns list={list} record={record} aside={people} />
        </div>
      </State>
      <State name={say('目录 · 正文，手机上只见正文', 'List · record, the record alone on a phone')}>
        <Columns list={list} record={record} alone="record" />
      </State>
      <State name={say('正文 · 人', 'Record · people')}>
        <Columns record={record} aside={people} />
      </State>
      <State name={say('两栏一样宽', 'Two equals')}>
        <Columns even record={record} aside={people} />
      </State>
      <State name={say('两栏之一是空的', 'Two equals, one of them empty')}>
        <Columns even record={false} aside={people} />
      </State>
      <State name={say('只有一栏', 'One alone')}>
        <Columns record={record} />
      </State>
    </>
  );
}
