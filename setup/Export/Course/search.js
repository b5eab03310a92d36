const sections = JSON.parse(document.getElementById('sections').textContent);
const [form, field, status, list] = ['form', 'query', 'found', 'results'].map(id => document.getElementById(id));
const most = 40, around = 80;

// Every word has to be there; a heading counts more than the text under it.
function find(words) {
  const found = [];
  for (const [page, anchor, title, text] of sections) {
    const [inTitle, inText] = [title.toLowerCase(), text.toLowerCase()];
    if (words.every(word => inTitle.includes(word) || inText.includes(word))) {
      found.push({ page, anchor, title, text, weight: words.filter(word => inTitle.includes(word)).length });
    }
  }
  return found.sort((one, other) => other.weight - one.weight);
}

function excerpt(text, words) {
  const paragraph = document.createElement('p');
  const at = Math.max(0, Math.min(...words.map(word => text.toLowerCase().indexOf(word)).filter(place => place >= 0)));
  const start = Number.isFinite(at) ? Math.max(0, at - around) : 0;
  let rest = (start > 0 ? '… ' : '') + text.slice(start, start + 3 * around) + '…';
  while (rest) {
    const places = words.map(word => [rest.toLowerCase().indexOf(word), word.length]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0]);
    if (!places.length) { paragraph.append(rest); break; }
    const [place, length] = places[0], mark = document.createElement('mark');
    mark.textContent = rest.slice(place, place + length);
    paragraph.append(rest.slice(0, place), mark);
    rest = rest.slice(place + length);
  }
  return paragraph;
}

function show() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length ? find(words) : [];
  status.textContent = !words.length ? '' : `${found.length} ${found.length === 1 ? 'section' : 'sections'} found${found.length > most ? `, the first ${most} are shown` : ''}.`;
  list.replaceChildren(...found.slice(0, most).map(({ page, anchor, title, text }) => {
    const item = document.createElement('li'), link = document.createElement('a'), where = document.createElement('span');
    link.href = anchor ? `${page}#${anchor}` : page;
    link.textContent = title;
    where.textContent = ` ${page.replace('.html', '')}`;
    item.append(link, where, excerpt(text, words));
    return item;
  }));
}

form.hidden = false;
form.addEventListener('submit', event => event.preventDefault());
field.addEventListener('input', show);
show();
