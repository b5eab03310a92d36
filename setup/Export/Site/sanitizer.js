// HTML from a cell, rebuilt from nothing but what is on the list of the exported pages (ForeignHtml.cs, from which allowed.js is written). It is rebuilt
// here, not in the kernel: a cell can change anything in the kernel's worker, but nothing in the page.
import allowed from './allowed.js';

const [elements, unread, attributes, styles] = ['elements', 'unread', 'attributes', 'styles'].map(name => new Set(allowed[name]));
const deepest = 200;
const declaration = /^(?<name>[a-z-]+)\s*:[\w\s.%#,+-]*$/;
const hiding = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const picture = /^data:image\/(?:svg\+xml|png|jpeg|gif|webp)[;,]/;

/** Returns the harmless content of the HTML, which may be empty. */
export function sanitize(html) {
  const result = document.createDocumentFragment();
  // In a document of the parser, nothing runs and nothing loads.
  copy(new DOMParser().parseFromString(html, 'text/html').body, result, 0);
  return result;
}

function copy(from, to, depth) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && depth < deepest && !unread.has(node.localName) && !isHidden(node)) {
      copyElement(node, to, depth);
    }
  }
}

function copyElement(element, to, depth) {
  const name = element.localName;
  if (name === 'svg') {
    const code = new XMLSerializer().serializeToString(element);
    to.append(image(`data:image/svg+xml,${encodeURIComponent(code)}`, element.querySelector('title')?.textContent ?? 'A picture'));
  } else if (name === 'img') {
    const [source, words] = [element.getAttribute('src') ?? '', element.getAttribute('alt') ?? ''];
    to.append(picture.test(source) ? copyAttributes(element, image(source, words)) : `[${words}] (${source})`);
  } else if (name === 'input') {
    to.append(element.getAttribute('type') !== 'checkbox' ? '' : element.hasAttribute('checked') ? '☑ ' : '☐ ');
  } else if (elements.has(name) && element instanceof HTMLElement) {
    const kept = copyAttributes(element, document.createElement(name));
    to.append(kept);
    copy(element, kept, depth + 1);
  } else {
    copy(element, to, depth + 1);
  }
}

function copyAttributes(from, to) {
  for (const { name, value } of from.attributes) {
    if (attributes.has(name) && name !== 'alt' && (name !== 'href' || mayLead(value))) {
      to.setAttribute(name, name === 'style' ? allowedStyle(value) : value);
    }
  }

  return to;
}

export function image(source, words) {
  const result = document.createElement('img');
  [result.src, result.alt] = [source, words];
  return result;
}

// A colon before any slash ends a scheme. Browsers skip white space and control characters in it.
function mayLead(url) {
  const plain = url.replace(/[\0-\x20]/g, '');
  const [, scheme] = /^([^/?#]*?:)/.exec(plain) ?? [];
  return !scheme || allowed.schemes.includes(scheme.toLowerCase());
}

const allowedStyle = style => style.split(';').map(one => one.trim()).filter(one => styles.has(declaration.exec(one)?.groups.name)).join(';');

const isHidden = element => element.hasAttribute('hidden') || hiding.test(element.getAttribute('style') ?? '');
