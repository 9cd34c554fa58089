'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { ScreenChoices } from '../../lib/accounts/components/screen-choices.tsx';
import { Card } from '../../lib/ui/card.tsx';
import { Disclosure } from '../../lib/ui/disclosure.tsx';
import { List, Row } from '../../lib/ui/list.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';
import { useSample } from '../../lib/ui/story.tsx';
import { Waiting } from '../../lib/ui/waiting.tsx';

export function StoryList({ parts }: { parts: readonly string[] }) {
  const say = useSample();
  return (
    <>
      <PageHead title={say('零件', 'Parts')} />
      <Look />
      <Card>
        <List>
          {parts.map((part) => (
            <Row key={part} title={part} href={`/stories?part=${part}`} />
          ))}
        </List>
      </Card>
    </>
  );
}

export function StoryPage({ part }: { part: string }) {
  const say = useSample();
  const [Story] = useState(() => lazy(() => import(`../../lib/ui/${part}.story.tsx`)));
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return (
    <>
      <PageHead title={part} back={{ href: '/stories', label: say('全部零件', 'All parts') }} />
      <Look />
      <Suspense fallback={<Waiting word={say('正在打开…', 'Opening…')} />}>
        {/* Drawn before it answers: tests wait for that. */}
        <div data-testid={alive ? 'story' : undefined} className="flex flex-col gap-6">
          <Story />
        </div>
      </Suspense>
    </>
  );
}

/** Language, text size, theme and contrast of this device, as on the page of oneself. */
function Look() {
  const say = useSample();
  return (
    <Disclosure title={say('怎样显示', 'How to show it')}>
      <ScreenChoices />
    </Disclosure>
  );
}
