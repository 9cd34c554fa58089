'use client';

import { Card } from './card.tsx';
import { List, Row } from './list.tsx';
import { Person, PersonName } from './person.tsx';
import { State, useSample } from './story.tsx';

export default function PersonStory() {
  const say = useSample();
  return (
    <>
      <State name={say('一句话里', 'Within a line')}>
        <p>
          <PersonName name={say('周敏', 'Zhou Min')} detail={say('3号楼202', 'Building 3, 202')} />
        </p>
      </State>
      <State name={say('一张名单', 'A list of people')}>
        <Card>
          <List>
            <Row
              title={<Person name={say('周敏', 'Zhou Min')} detail={say('3号楼202', 'Building 3, 202')} />}
            />
            <Row title={<Person name={say('沈国强', 'Shen Guoqiang')} />} />
          </List>
        </Card>
      </State>
    </>
  );
}
