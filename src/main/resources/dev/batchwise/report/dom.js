/** Elements of the page. Text is always set as text, so that no name in the results can become markup. */
const dom = (() => {
  const svgNamespace = 'http://www.w3.org/2000/svg';

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter(c => c !== null && c !== undefined && c !== ''));
    return node;
  }

  function el(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
  }

  function svg(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(svgNamespace, tag), attributes, children);
  }

  const at = id => document.getElementById(id);

  return { el, svg, at };
})();
