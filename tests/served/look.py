"""What a page looks like, asked in the browser: small scripts that return what is wrong, and how colours compare."""

# The header of the page; a text may have one of its own.
MASTHEAD = "header:not(main *)"

_VISIBLE = """
  const visible = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().height > 1;
  const name = element => `<${element.localName}> «${(element.textContent || element.ariaLabel || '').trim()
    .replace(/\\s+/g, ' ').slice(0, 30)}»`;
  const masthead = document.querySelector('header:not(main *)');
  const open = () => masthead?.querySelectorAll('details').forEach(details => { details.open = true; });
"""

# The widest element is named too, as the number alone helps nobody. Scrolling boxes may hold wider things.
OVERFLOW = f"""
() => {{{_VISIBLE}
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const scrolls = element => element && element !== document.body && element !== root
    && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  const wide = [...document.body.querySelectorAll('*')].filter(element =>
    visible(element) && !scrolls(element.parentElement)
    && element.getBoundingClientRect().right > root.clientWidth + 0.5);
  return [`the page is ${{root.scrollWidth - root.clientWidth}} px too wide: `
    + wide.slice(-3).map(element => `${{name(element)}} .${{element.getAttribute('class')}}`).join(', ')];
}}
"""

# Everything in the masthead must be met by a tap on its middle, may not lie on a neighbour, and the text starts below.
# What is kept outside the window, as skip links are, is left out.
HIDDEN_MASTHEAD_PARTS = f"""
() => {{{_VISIBLE}
  scrollTo(0, 0);
  if (!masthead || !visible(masthead)) return ['no masthead'];
  const found = [];
  const parts = [...masthead.querySelectorAll('a, summary, button, input, select')].filter(visible)
    .filter(part => part.getBoundingClientRect().right > 0 && part.getBoundingClientRect().bottom > 0);
  if (parts.length < 2) found.push('the masthead is empty');
  const boxes = parts.map(part => part.getBoundingClientRect());
  parts.forEach((part, index) => {{
    const box = boxes[index];
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!top || !(part.contains(top) || top.contains(part)))
      found.push(`${{name(part)}} is covered by ${{top ? name(top) : 'the edge'}}`);
    parts.slice(index + 1).forEach((other, step) => {{
      const next = boxes[index + 1 + step];
      const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
      const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
      if (across > 1 && down > 1 && !part.contains(other)) found.push(`${{name(part)}} lies on ${{name(other)}}`);
    }});
  }});
  const main = document.querySelector('main');
  const first = main && [...main.querySelectorAll('h1, p, a, table, ul')].find(visible);
  if (!first) return [...found, 'no text in main'];
  if (first.getBoundingClientRect().top < masthead.getBoundingClientRect().bottom - 1)
    found.push(`${{name(first)}} lies under the masthead`);
  return found;
}}
"""

# As long as nobody has come to it by keyboard, nothing of it may lie on the masthead.
SHOWN_SKIP_LINK = """
() => [...document.querySelectorAll('a.skip')].map(link => link.getBoundingClientRect().right)
  .filter(right => right > 0).map(right => `${Math.round(right)} px of the skip link are seen`)
"""

# Links inside running text are excepted, as in WCAG; those of a navigation are not, nor those of a page without one.
SMALL_TARGETS = f"""
() => {{{_VISIBLE}
  open();
  const targets = [...document.querySelectorAll(masthead ? 'nav :is(a, summary, button),'
    + ' header:not(main *) :is(a, summary, button, input)' : 'main a')].filter(visible);
  if (!targets.length) return ['no navigation'];
  return targets.filter(target => target.getBoundingClientRect().height < 43.5).map(target => {{
    const around = target.closest('nav, header, footer, main');
    return `<${{target.localName}}> in <${{around.localName}} class="${{around.className}}"`
      + ` aria-label="${{around.ariaLabel ?? ''}}"> is ${{Math.round(target.getBoundingClientRect().height)}} px high`;
  }});
}}
"""

UNREADABLE_WITHOUT_SCRIPTS = f"""
() => {{{_VISIBLE}
  const found = [];
  const main = document.querySelector('main');
  if (!main || !visible(main) || main.innerText.trim().length < 20) found.push('the text is not to be seen');
  const heading = document.querySelector('h1');
  if (!heading || !visible(heading)) found.push('the heading is not to be seen');
  open();
  const links = [...document.querySelectorAll(masthead ? 'header:not(main *) a' : 'main a')].filter(visible);
  if (links.length < 2) found.push('the navigation is not to be seen');
  return found;
}}
"""

# The nearest painted background behind a text; colours come back as numbers, whatever the notation of the style.
COLOURS = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const numbers = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const parts = ['h1', 'p', 'li', 'td', 'th', 'a'].map(part => `main ${part}`);
  return [...parts, 'header:not(main *) a', 'footer a', 'footer p']
    .map(part => [part, document.querySelector(part)]).filter(([, element]) => element && element.checkVisibility())
    .map(([part, element]) => ({
      part, colour: numbers(getComputedStyle(element).color), background: behind(element),
    }));
}
"""

PRINTED = f"""
() => {{{_VISIBLE}
  const faults = [...document.querySelectorAll('nav, header:not(main *) :is(details, a[hreflang]), form[role=search]')]
    .filter(visible).map(element => `<${{element.localName}}.${{element.className}}> is printed`);
  const links = [...document.querySelectorAll('main a[href^="https:"]')].filter(visible);
  for (const link of links) {{
    const after = getComputedStyle(link, '::after').content;
    if (!after.includes(link.getAttribute('href')) && !link.textContent.includes('://'))
      faults.push(`the address of a link is not printed (${{link.closest('[class]')?.className ?? ''}})`);
  }}
  const paper = getComputedStyle(document.body).backgroundColor;
  if (!['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(paper)) faults.push(`the paper is ${{paper}}`);
  if (!visible(document.querySelector('main'))) faults.push('the text is not printed');
  return {{links: links.length, faults}};
}}
"""

LOADED_FONTS = """
async () => [...await document.fonts.ready].filter(font => font.status === 'loaded').map(font => font.family)
"""


def luminance(colour: list[int]) -> float:
    """The relative luminance of a colour as WCAG defines it, 0 for black, 1 for white."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in _fractions(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast ratio of two colours as WCAG defines it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _fractions(colour: list[int]) -> list[float]:
    return [value / 255 for value in colour[:3]]
