const SVG = "http://www.w3.org/2000/svg";

/** A bar as long as `share` of the room there is (0 to 1). Its figure stands beside it, so nobody needs to hear of it. */
export function createBar(): { bar: SVGSVGElement; show: (share: number) => void } {
  const bar = document.createElementNS(SVG, "svg");
  bar.setAttribute("class", "bar");
  bar.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS(SVG, "rect");
  rect.setAttribute("height", "100%");
  rect.setAttribute("rx", "2");
  bar.append(rect);
  return {
    bar,
    show: (share) => rect.setAttribute("width", `${Math.max(0.4, share * 100).toFixed(2)}%`),
  };
}
