// Colored code. A colored part is an array of its class in the page's style, its start, and its length, as the kernel answers.

const classes = ['k', 's', 'c', 'n', 'd'];

/** Returns the code as nodes, with these parts colored. Parts that aren't in the code, or overlap, stay plain. */
export function colored(code, parts) {
  const nodes = [];
  let end = 0;
  for (const [name, start, length] of parts) {
    if (classes.includes(name) && start >= end && length > 0 && start + length <= code.length) {
      const span = document.createElement('span');
      [span.className, span.textContent] = [name, code.slice(start, start + length)];
      nodes.push(code.slice(end, start), span);
      end = start + length;
    }
  }

  return [...nodes, code.slice(end)];
}

/** Returns the colored parts of code that is in the page already. */
export function partsOf(element) {
  let end = 0;
  return [...element.childNodes].flatMap(node => {
    const start = end;
    end += node.textContent.length;
    return node.className ? [[node.className, start, node.textContent.length]] : [];
  });
}

/** Returns those parts of the old code that certainly have the same color in the new one: an edit changes nothing before it, unless it touches it. */
export function lasting(parts, old, code) {
  if (old === code) {
    return parts;
  }

  const shorter = Math.min(old.length, code.length);
  let same = 0;
  while (same < shorter && old[same] === code[same]) {
    same++;
  }

  return parts.filter(([, start, length]) => start + length < same);
}
