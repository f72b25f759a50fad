// access returns what a page lacks, by the guidelines for accessible pages, in
// words; an empty list if nothing.
(() => {
	const faults = [];
	const say = (what, e) => faults.push(e ? `${what}: <${e.tagName.toLowerCase()}${e.id ? " id=" + e.id : ""}> ${(e.textContent || "").trim().slice(0, 60)}` : what);
	const all = (selector) => [...document.querySelectorAll(selector)];
	const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;

	// Language, title, landmarks, headings.
	if (!document.documentElement.lang) say("the page names no language");
	if (!document.title.trim()) say("the page has no title");
	if (all("main").length !== 1) say(`the page has ${all("main").length} main parts, want 1`);
	if (all("h1").length !== 1) say(`the page has ${all("h1").length} first headings, want 1`);
	let level = 0;
	for (const h of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
		const next = Number(h.tagName[1]);
		if (next > level + 1) say(`a heading of level ${next} follows one of level ${level}`, h);
		level = next;
	}
	for (const e of all("body *").filter((e) => shown(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))) {
		if (!e.closest("main, header, nav, footer, .skip")) say("text outside every landmark", e);
	}

	// Names and references.
	const ids = all("[id]").map((e) => e.id);
	for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) say(`several parts have the id ${id}`);
	const named = (e) => {
		const by = e.getAttribute("aria-labelledby");
		const texts = by ? by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "") : [];
		texts.push(e.getAttribute("aria-label") ?? "", e.alt ?? "", ...[...(e.labels ?? [])].map((l) => l.textContent));
		if (/^(A|BUTTON|SUMMARY|TH|LEGEND)$/.test(e.tagName)) texts.push(e.textContent);
		return texts.some((t) => t.trim());
	};
	for (const e of all("a[href], button, summary, input:not([type=hidden]), select, textarea, img, [role=img], [role=group], section, nav, form")) {
		if (!named(e) && !(e.tagName === "svg" && e.querySelector("title")) && e.getAttribute("aria-hidden") !== "true") {
			if (!(e.tagName === "SECTION" && e.querySelector("h1"))) say("nothing names this", e);
		}
	}
	for (const attr of ["aria-labelledby", "aria-describedby", "aria-errormessage", "for", "list", "form"]) {
		for (const e of all(`[${attr}]`)) {
			for (const id of e.getAttribute(attr).split(/\s+/)) if (!document.getElementById(id)) say(`${attr} leads to no ${id}`, e);
		}
	}
	for (const e of all('a[href^="#"]')) if (!document.getElementById(e.hash.slice(1))) say("a link leads nowhere in the page", e);
	for (const e of all("th")) if (!e.getAttribute("scope")) say("a heading of a table does not say what for", e);

	// Contrast: 4.5 for text, 3 for large text and for the edges of fields.
	const parse = (c) => { const [r, g, b, a = 1] = c.match(/[\d.]+/g).map(Number); return [r, g, b, a]; };
	const over = (top, under) => top.slice(0, 3).map((v, i) => v * top[3] + under[i] * (1 - top[3]));
	const ground = (e) => {
		const layers = [];
		for (; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
		const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
		return layers.reverse().reduce((under, layer) => over(layer, under), canvas);
	};
	const light = (rgb) => {
		const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
	for (const e of all("body *")) {
		if (e.closest("svg") || !shown(e) || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
		const style = getComputedStyle(e), under = ground(e);
		const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
		const ratio = contrast(over(parse(style.color), under), under);
		if (ratio < (large ? 3 : 4.5)) say(`a contrast of ${ratio.toFixed(2)}`, e);
	}
	for (const e of all("input:not([type=hidden]), select, textarea, button").filter(shown)) {
		if (e.type === "checkbox") continue; // drawn by the browser
		const under = ground(e.parentElement);
		const ratio = contrast(over(parse(getComputedStyle(e).borderTopColor), under), under);
		if (ratio < 3) say(`an edge with a contrast of ${ratio.toFixed(2)}`, e);
	}

	// Size: fingers need 24 by 24, and nothing scrolls sideways.
	for (const e of all("button, summary, select, textarea, input:not([type=hidden])").filter(shown)) {
		const box = (e.type === "checkbox" && e.labels[0] ? e.labels[0] : e).getBoundingClientRect();
		if (box.width < 24 || box.height < 24) say(`only ${Math.round(box.width)} by ${Math.round(box.height)} pixels to hit`, e);
	}
	const page = document.documentElement;
	if (page.scrollWidth > page.clientWidth) {
		say(`the page is ${page.scrollWidth} pixels wide on a screen of ${page.clientWidth}`);
		for (const e of all("body *")) if (e.getBoundingClientRect().right > page.clientWidth + 1 && !e.closest(".picture")) say("this sticks out", e);
	}
	return faults;
})()
