export interface Picture {
  readonly file: string;
  readonly scene: string;
  /** `360-zh-CN-largest-dark`: width, language, text size, colours; filters ask for its parts. */
  readonly look: string;
}

/** One page with all pictures, a row for each scene; where looks vary, buttons leave out those not asked for. */
export function gallery(pictures: readonly Picture[]): string {
  const scenes = Map.groupBy(pictures, (picture) => picture.scene);
  const rows = [...scenes].map(
    ([scene, taken]) => `<h2 id="${scene}">${scene}</h2><div class="row">${taken.map(figure).join('')}</div>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>${STYLE}</style>
<form>${FILTERS.filter((each) => pictures.some(({ look }) => has(look, each[0])))
    .map(choice)
    .join('')}</form>
${rows.join('\n')}<script>${SCRIPT}</script></html>`;
}

/** Groups of which one may be chosen. */
const FILTERS = [
  ['360', '1280'],
  ['zh-CN', 'en'],
  ['normal', 'large', 'largest'],
  ['light', 'dark'],
] as const;

const has = (look: string, part: string): boolean => `-${look}-`.includes(`-${part}-`);

const figure = ({ file, look }: Picture): string =>
  `<figure data-look="-${look}-"><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${look}</figcaption></figure>`;

const choice = (parts: readonly string[], at: number): string =>
  `<fieldset>${['all', ...parts]
    .map(
      (part) =>
        `<label><input type="radio" name="${at}" value="${part === 'all' ? '' : part}"${part === 'all' ? ' checked' : ''}>${part}</label>`,
    )
    .join('')}</fieldset>`;

const STYLE = `
body{font:16px system-ui;margin:2rem;background:#eee}.row{display:flex;gap:1rem;overflow:auto;align-items:start}
figure{margin:0}figure[hidden]{display:none}img{height:640px;object-fit:cover;object-position:top;border:1px solid #999;background:#fff}
form{position:sticky;top:0;left:0;display:flex;flex-wrap:wrap;gap:1rem;background:#eee;padding:.5rem 0;z-index:1}
fieldset{border:1px solid #999}label{padding:.25rem .5rem}`;

const SCRIPT = `
document.querySelector('form').onchange=()=>{
  const asked=[...document.querySelectorAll('input:checked')].map(i=>i.value).filter(Boolean);
  for(const f of document.querySelectorAll('figure'))f.hidden=!asked.every(a=>f.dataset.look.includes('-'+a+'-'));
}`;
