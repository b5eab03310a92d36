// Outputs of cells as the exported pages show them (OutputWriter.cs and HtmlOutputs).
import { image, sanitize } from './sanitizer.js';

const longest = 60_000;
const exercise = 'application/vnd.podlab.exercise+json', darkDrawing = 'application/vnd.podlab.drawing.dark+svg';
const outcomes = ['passed', 'wrong', 'unanswered', 'not-possible'];
const pictures = ['image/svg+xml', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Returns the boxes under a cell, one for each output that shows something. */
export function boxes(outputs) {
  const shown = outputs.map(output => [output, content(output)]).filter(([, parts]) => parts.length > 0);
  return shown.map(([output, parts], index) => {
    const outcome = outcomes.includes(output.data?.[exercise]?.outcome) ? output.data[exercise].outcome : null;
    const box = element('div', outcome ? `out exercise ${outcome}` : 'out');
    box.append(...index === 0 ? [element('p', 'label', 'Out')] : [], ...parts);
    return box;
  });
}

function content(output) {
  switch (output.output_type) {
    case 'stream': {
      const lines = text(output.text);
      return output.name !== 'stderr' ? lines : [group('stderr', element('p', 'note', 'Written to standard error'), ...lines)];
    }
    case 'error': return [error(output)];
    default: return bundle(output.data);
  }
}

// A question that the recording doesn't answer isn't the learner's mistake. Its message says all.
function error({ ename, evalue, traceback }) {
  const [name, isMissing] = [element('p'), ename === 'NotRecordedException'];
  name.append(element('strong', '', isMissing ? "This wasn't recorded" : `✘ Error: ${ename}`));
  return group(isMissing ? 'missing' : 'error', name, element('p', 'message', evalue), ...isMissing ? [] : text(traceback.join('\n')));
}

// The richest form that shows something.
function bundle(data) {
  if (data['text/html']) {
    const html = group('rich', sanitize(data['text/html']));
    if (html.textContent.trim() || html.querySelector('img')) {
      return [arranged(html, data[darkDrawing])];
    }
  }

  const type = pictures.find(type => data[type]);
  if (type) {
    const source = type === 'image/svg+xml' ? `${type},${encodeURIComponent(data[type])}` : `${type};base64,${data[type]}`;
    return [scrolling('Picture', image(`data:${source}`, data['text/plain'] ?? 'A picture'))];
  }

  return text(data['text/markdown'] ?? data['text/latex'] ?? data['text/plain'] ?? '');
}

function arranged(html, dark) {
  const light = html.querySelector('img');
  if (dark && light) {
    const [frame, source] = [document.createElement('picture'), document.createElement('source')];
    source.media = 'screen and (prefers-color-scheme: dark)';
    source.srcset = `data:image/svg+xml,${encodeURIComponent(dark)}`;
    light.replaceWith(frame);
    frame.append(source, light);
  }

  for (const lines of html.querySelectorAll('pre')) {
    lines.tabIndex = 0;
  }

  for (const table of html.querySelectorAll('table')) {
    if (!table.parentElement.closest('table')) {
      const place = document.createComment('');
      table.replaceWith(place);
      place.replaceWith(scrolling('Table', table));
    }
  }

  return html;
}

function text(lines) {
  const plain = lines.replace(/\n+$/, '');
  if (!plain) {
    return [];
  }

  const shown = element('pre', '', plain.slice(0, longest));
  shown.tabIndex = 0;
  return plain.length <= longest ? [shown] : [shown, element('p', 'note', `… and ${plain.length - longest} more characters.`)];
}

function scrolling(name, ...parts) {
  const box = group('scroll', ...parts);
  box.tabIndex = 0;
  box.role = 'group';
  box.ariaLabel = name;
  return box;
}

function group(className, ...parts) {
  const box = element('div', className);
  box.append(...parts);
  return box;
}

function element(name, className = '', words = '') {
  const result = document.createElement(name);
  if (className) { result.className = className; }
  result.textContent = words;
  return result;
}
