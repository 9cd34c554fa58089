import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { documentId } from '../../shared/ids.ts';
import type { PhotoUpload } from './photo-db.ts';
import { type PhotoSource, PhotoView } from './photo-view.ts';

const doc = documentId('topic', 'lamp');
const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

/** What a phone and the centre have, and what was asked of them. */
class Source implements PhotoSource {
  readonly urls = new Map<string, string>();
  readonly answers = new Map<string, 'elsewhere' | 'offline' | undefined>();
  readonly uploads = new Map<string, PhotoUpload>();
  readonly asked: string[] = [];
  readonly forgotten: string[] = [];

  uploadOf = (digest: string) => this.uploads.get(digest);
  urlOf = (digest: string) => this.urls.get(digest);
  forget = (digest: string) => void this.forgotten.push(digest);
  read = async (digest: string) => {
    this.asked.push(digest);
    await undefined;
    const answer = this.answers.get(digest);
    if (!answer) this.urls.set(digest, `blob:${digest}`);
    return answer;
  };
}

let source: Source;
const views: PhotoView[] = [];
function show(...wanted: ConstructorParameters<typeof PhotoView>[0]): PhotoView {
  const view = new PhotoView(wanted, source);
  views.push(view);
  return view;
}

beforeEach(() => {
  vi.useFakeTimers();
  source = new Source();
});
afterEach(() => {
  for (const view of views.splice(0)) view.close();
  vi.useRealTimers();
});

test('a photo is on its way until it is here', async () => {
  const view = show({ digest: 'a' });
  const told = vi.fn();
  view.subscribe(told);
  expect(view.pictures.get('a')).toEqual({ at: 'coming' });
  await settled();
  expect(view.pictures.get('a')).toEqual({ at: 'here', url: 'blob:a' });
  expect(told).toHaveBeenCalledOnce();
});

test('[PHOTO3] one that another phone has not delivered says so, and is asked for again, less and less often', async () => {
  source.answers.set('a', 'elsewhere');
  const view = show({ digest: 'a' });
  await settled();
  expect(view.pictures.get('a')).toEqual({ at: 'elsewhere' });
  await vi.advanceTimersByTimeAsync(5_000 + 10_000 + 20_000);
  expect(source.asked).toHaveLength(4);
  source.answers.delete('a');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(view.pictures.get('a')?.at).toBe('here');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(source.asked).toHaveLength(5);
});

test('with a network again it is asked for at once; nobody asks for what nobody looks at', async () => {
  source.answers.set('a', 'offline');
  const view = show({ digest: 'a' });
  await settled();
  expect(view.pictures.get('a')).toEqual({ at: 'offline' });
  view.again();
  expect(source.asked).toHaveLength(2);
  await settled();
  view.close();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(source.asked).toHaveLength(2);
});

test('[PHOTO6] one that was taken away is not read, and what lies here of it goes', async () => {
  const view = show({ digest: 'a', removed: 'private' }, { digest: 'b' });
  await settled();
  expect([source.asked, source.forgotten]).toEqual([['b'], ['a']]);
  expect([...view.pictures.keys()]).toEqual(['b']);
});

test('an own one says that it waits, or why the centre did not take it', async () => {
  const upload = (digest: string, more: Pick<PhotoUpload, 'phase' | 'code'>): PhotoUpload => ({
    ...{ doc, digest, at: 0 },
    ...more,
  });
  source.uploads.set('a', upload('a', { phase: 'draft' }));
  source.uploads.set('b', upload('b', { phase: 'waiting' }));
  source.uploads.set('c', upload('c', { phase: 'refused', code: 'too-many-photos' }));
  const view = show({ digest: 'a' }, { digest: 'b' }, { digest: 'c' });
  await settled();
  const unsent = [...view.pictures.values()].map((picture) => picture.at === 'here' && picture.unsent);
  expect(unsent).toEqual([undefined, 'waiting', 'too-many-photos']);
});
