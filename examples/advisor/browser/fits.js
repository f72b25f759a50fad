// fits returns where a page does not fit its screen, in words; an empty list if
// nowhere. A picture that scrolls in a box of its own fits.
(() => {
	const faults = [];
	const px = (n) => `${Math.round(n)} pixels`;
	const about = (e) => `<${e.tagName.toLowerCase()}${e.id ? " id=" + e.id : ""}> ${e.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}`;
	const all = (selector) => [...document.querySelectorAll(selector)];
	const wide = document.documentElement.clientWidth;

	// Not shown, or shown to screen readers alone.
	const unseen = (e) => {
		if (!e.checkVisibility({ visibilityProperty: true }) || e.closest(".picture, .skip, select, option, datalist, textarea")) return true;
		for (; e; e = e.parentElement) if (getComputedStyle(e).clipPath !== "none") return true;
		return false;
	};

	// The texts of an element, and the label that the style sheet puts before it.
	const texts = (e) => {
		const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), found = [];
		while (walk.nextNode()) if (walk.currentNode.data.trim()) found.push(walk.currentNode);
		return found;
	};
	const label = (e) => (/^(none|normal)$/.test(getComputedStyle(e, "::before").content) ? "" : (e.dataset.label ?? "") + ":");

	// The longest word of a cell, each in its own font. A word ends at a space, or
	// at a hyphen or a dash, after which a line may end.
	const measure = (word, parent) => {
		const probe = document.createElement("span");
		probe.style.cssText = "position: absolute; visibility: hidden; white-space: nowrap; padding: 0; border: 0; margin: 0";
		probe.textContent = word;
		parent.append(probe);
		const width = probe.getBoundingClientRect().width;
		probe.remove();
		return width;
	};
	const longest = (cell) => {
		let most = { word: "", width: 0 };
		const parts = texts(cell).map((t) => [t.data, t.parentElement]);
		parts.push([label(cell), cell]);
		for (const [text, parent] of parts) {
			for (const word of text.split(/\s+|(?<=[-–—])/).filter(Boolean)) {
				const width = measure(word, parent);
				if (width > most.width) most = { word, width };
			}
		}
		return most;
	};
	const inner = (e) => {
		const style = getComputedStyle(e);
		return ["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"].reduce((w, side) => w - parseFloat(style[side]), e.getBoundingClientRect().width);
	};
	for (const cell of all("th, td").filter((e) => e.textContent.trim() && !unseen(e))) {
		const { word, width } = longest(cell), room = inner(cell);
		if (room < width - 1) faults.push(`a cell has ${px(room)} for “${word}”, which takes ${px(width)}: ${about(cell)}`);
	}

	// Text stays within the block it stands in, within what clips it, and on the screen.
	const inline = (e) => /^(inline|contents)$/.test(getComputedStyle(e).display);
	const clips = (e) => getComputedStyle(e).overflowX !== "visible" || getComputedStyle(e).overflowY !== "visible";
	for (const e of all("body, body *").filter((e) => !unseen(e))) {
		for (const text of [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && n.data.trim())) {
			const range = document.createRange();
			range.selectNodeContents(text);
			const rects = [...range.getClientRects()];
			const left = Math.min(...rects.map((r) => r.left)), right = Math.max(...rects.map((r) => r.right));
			const top = Math.min(...rects.map((r) => r.top)), bottom = Math.max(...rects.map((r) => r.bottom));
			if (left < -1 || right > wide + 1) faults.push(`text from ${px(left)} to ${px(right)} on a screen of ${wide}: ${about(e)}`);
			let box = e;
			while (inline(box)) box = box.parentElement;
			const own = box.getBoundingClientRect();
			if (left < own.left - 1 || right > own.right + 1) faults.push(`text sticks out of its <${box.tagName.toLowerCase()}> of ${px(own.width)}: ${about(e)}`);
			for (; box && box !== document.body; box = box.parentElement) {
				const edge = box.getBoundingClientRect();
				if (clips(box) && (left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1)) faults.push(`text is clipped by <${box.tagName.toLowerCase()}>: ${about(e)}`);
			}
		}
	}

	// The page does not scroll sideways.
	const page = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
	if (page > wide) faults.push(`the page is ${px(page)} wide on a screen of ${wide}`);
	return faults;
})()
