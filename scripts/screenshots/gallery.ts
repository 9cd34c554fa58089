export interface Picture {
  readonly file: string;
  readonly scene: string;
  /** Width, language and text size. */
  readonly look: string;
}

/** One page with all pictures, a row for each scene. */
export function gallery(pictures: readonly Picture[]): string {
  const scenes = Map.groupBy(pictures, (picture) => picture.scene);
  const rows = [...scenes].map(
    ([scene, taken]) =>
      `<h2>${scene}</h2><div>${taken
        .map(
          ({ file, look }) => `<figure><img src="${file}" alt=""><figcaption>${look}</figcaption></figure>`,
        )
        .join('')}</div>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Screens</title><style>
body{font:16px system-ui;margin:2rem;background:#eee}div{display:flex;gap:1rem;overflow:auto;align-items:start}
figure{margin:0}img{height:640px;object-fit:cover;object-position:top;border:1px solid #999;background:#fff}
</style>${rows.join('\n')}`;
}
