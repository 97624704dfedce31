import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startBrowser } from '../test/e2e/playground.ts';

/**
 * Draws the two icons of the app package anew: a letter sealed with a medic's cross. Teams cuts the colour icon into a square, a circle or a
 * hexagon, so the drawing stays in the middle 120 x 120 and the ground is one colour, the accent colour of the manifest. The
 * outline is white on nothing.
 */

const folder = resolve(import.meta.dirname, '../appPackage');
const ground: string = JSON.parse(readFileSync(resolve(folder, 'manifest.json'), 'utf8')).accentColor;

const color = `
  <rect width="192" height="192" fill="${ground}"/>
  <rect x="36" y="51" width="120" height="90" rx="12" fill="#fff"/>
  <path d="M44 62 L96 101 L148 62" fill="none" stroke="${ground}" stroke-width="7" stroke-linecap="round"/>
  <circle cx="96" cy="101" r="36" fill="#fff"/>
  <circle cx="96" cy="101" r="30" fill="#0b8a66"/>
  <path d="M96 82 V120 M77 101 H115" stroke="#fff" stroke-width="13"/>`;

const outline = `
  <g fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">
    <rect x="1" y="4" width="30" height="24" rx="3"/>
    <path d="M3.5 6.5 L9.5 11.5 M28.5 6.5 L22.5 11.5"/>
  </g>
  <path d="M16 11 V25 M9 18 H23" stroke="#fff" stroke-width="4"/>`;

const browser = await startBrowser();
try {
  await draw('color.png', 192, color);
  await draw('outline.png', 32, outline);
} finally {
  await browser.close();
}

async function draw(file: string, size: number, shapes: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" style="display:block">${shapes}</svg>`;
  await page.setContent(`<body style="margin:0">${svg}`);
  writeFileSync(resolve(folder, file), await page.screenshot({ omitBackground: true }));
  await page.close();
}
