// The company's colour, made readable: 4.5:1 against what stands on it and against the grounds it stands on.

const OURS = { light: '#5B4BDB', dark: '#9A8CFF' };
const LIGHT = { ground: '#F7F7F5', on: '#FFFFFF' };
const DARK = { ground: '#141416', raised: '#1C1C1F', on: '#16131F' };

/** Accents for the light and the dark look. */
export function accents(colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour) || colour.toUpperCase() === OURS.light) return OURS;
  const base = colour;
  return {
    light: until(base, [0, 0, 0], (each) => contrast(each, LIGHT.on) >= 4.5 && contrast(each, LIGHT.ground) >= 4.5),
    dark: until(base, [255, 255, 255], (each) =>
      contrast(each, DARK.on) >= 4.5 && contrast(each, DARK.raised) >= 4.5 && contrast(each, DARK.ground) >= 4.5),
  };
}

function until(colour, towards, good) {
  const from = rgb(colour);
  for (let step = 0; step <= 40; step++) {
    const mixed = from.map((part, index) => Math.round(part + ((towards[index] - part) * step) / 40));
    const hex = '#' + mixed.map((part) => part.toString(16).padStart(2, '0')).join('');
    if (good(hex)) return hex;
  }
  return towards[0] ? '#ffffff' : '#000000';
}

export function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour) {
  const [r, g, b] = rgb(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function rgb(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
