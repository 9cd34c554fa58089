import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoryList, StoryPage } from './story-page.tsx';

const SUFFIX = '.story.tsx';

/** Each part of lib/ui with all its states, while developing: the ending of this file is no page in a build. */
export default async function StoriesPage({ searchParams }: { searchParams: Promise<{ part?: string }> }) {
  const { part } = await searchParams;
  const parts = readdirSync(join(process.cwd(), 'lib/ui'))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .sort();
  return part && parts.includes(part) ? <StoryPage key={part} part={part} /> : <StoryList parts={parts} />;
}
