"""What a page does to people who cannot see it well, have no mouse, or a small screen: found by measuring it.

The rules are those of WCAG 2.2 that can be computed: names (4.1.2), language (3.1.1), contrast (1.4.3), target size
(2.5.8, with the 44 pixels of a thumb), and nothing that is cut off or needs scrolling sideways (1.4.10).
"""

from playwright.async_api import Page

_MEASURE = r"""
() => {
  const found = [];
  const shown = (it) => it.checkVisibility() && it.getBoundingClientRect().height > 1;
  const told = (it) => `${it.tagName.toLowerCase()} ${(it.id || it.className || "").toString().slice(0, 30)}`;
  const named = (it) => it.getAttribute("aria-label") || it.alt || it.placeholder || it.closest("label")?.innerText ||
    it.innerText;

  if (!document.documentElement.lang || !document.documentElement.dir) found.push("the page has no language");
  const ids = [...document.querySelectorAll("[id]")].map((it) => it.id);
  if (new Set(ids).size < ids.length) found.push("an id stands twice");
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  if (document.querySelector("[tabindex]:not([tabindex='-1']):not([tabindex='0'])")) found.push("an order of its own");
  for (const it of document.querySelectorAll("button, input, a[href], img, select, textarea")) {
    if (shown(it) && !(named(it) ?? "").trim()) found.push(`no name: ${told(it)}`);
  }
  for (const it of document.querySelectorAll("button:not(.command), textarea, input[type=text]")) {
    if (!shown(it)) continue;
    const { width, height } = it.getBoundingClientRect();
    if (height < 44 || width < 44) found.push(`too small: ${told(it)} ${width} x ${height}`);
    if (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1) found.push(`cut: ${told(it)}`);
  }

  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((it) => it / 255)
      .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (it) => {
    for (let at = it; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const contrast = (one, other) => {
    const [most, least] = [light(one), light(other)].sort((a, b) => b - a);
    return (most + 0.05) / (least + 0.05);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const it = node.parentElement;
    if (!node.data.trim() || !shown(it) || it.closest(":disabled, .unsent")) continue;
    const ratio = contrast(numbers(getComputedStyle(it).color), ground(it));
    if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(1)}: ${told(it)}`);
  }
  for (const it of document.querySelectorAll("button:not(.command, .back, .none), textarea, input[type=text]")) {
    if (!shown(it) || it.disabled) continue;
    const rim = numbers(getComputedStyle(it).borderTopColor);
    const seen = Math.max(contrast(rim, ground(it.parentElement)), contrast(ground(it), ground(it.parentElement)));
    if (seen < 3) found.push(`an edge of ${seen.toFixed(1)}: ${told(it)}`);
  }
  return [...new Set(found)];
}
"""


async def faults(page: Page) -> list[str]:
    """One line for each; empty where nothing is wrong. No line repeats what people wrote."""
    found: list[str] = await page.evaluate(_MEASURE)
    return found


_BROKEN = r"""
() => {
  const found = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const it = node.parentElement;
    if (!it.checkVisibility() || it.closest(".unseen")) continue;
    for (const { 0: word, index } of node.data.matchAll(/[^\s-]+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].filter((each) => each.width > 1).map((each) => Math.round(each.top));
      if (new Set(tops).size > 1) found.push(`broken: ${it.className} ${word.length}`);
    }
  }
  return found;
}
"""


async def cramped(page: Page) -> list[str]:
    """The faults of a screen of 320 pixels, and of letters twice as large, and what words or times are broken there."""
    before = page.viewport_size
    assert before
    found: list[str] = []
    await page.set_viewport_size({"width": 320, "height": before["height"]})
    for size in ("100%", "200%"):
        await page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        found += [f"{size} {fault}" for fault in (*await faults(page), *await page.evaluate(_BROKEN))]
    await page.evaluate("document.documentElement.style.fontSize = ''")
    await page.set_viewport_size(before)
    return found
