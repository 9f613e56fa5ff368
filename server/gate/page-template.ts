import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Markup for the page's root, and what stands behind it. */
export interface Drawn {
  readonly root: string;
  readonly answers: string;
}

/** What the page's script may not run before it is seen: it is fetched after that, so that it does not hold up the drawing. */
const code = /(?:\s*<link data-part rel="modulepreload"[^>]*>)+/g;
const styleSheet = /<link rel="stylesheet"[^>]* href="(\/assets\/[^"]+\.css)">/g;
/** The dashboard's own font, and the word that makes it the page's; after both, the file's name. */
const ownFont = /@font-face\{[^}]*url\(\/assets\/([^)]+\.woff2)\)[^}]*\}:root\{--font-own:[^}]*\}/;
const emptyRoot = '<div id="root"></div>';
const themeScript = '<script src="/theme.js"></script>';

/** The built page, ready to be drawn into: nothing in it has to be fetched before it can be seen. */
export class PageTemplate {
  private readonly before: string;
  private readonly after: string;
  /** The name of the font's file. */
  private readonly font: string;

  /** Throws where the page is not the one that this was written for. */
  constructor(folder: string) {
    const html = readFileSync(join(folder, 'index.html'), 'utf8')
      .replaceAll(styleSheet, (_, href: string) => written(href, readFileSync(join(folder, href), 'utf8')))
      // The theme stands in the page; the script only looks after readers whose choice is older than its cookie.
      .replace(themeScript, themeScript.replace('<script', '<script defer'))
      .replaceAll(code, (links) => `<template data-later>${links}</template>`);
    const [before, after, ...more] = html.split(emptyRoot);
    if (before === undefined || after === undefined || more.length > 0) throw new Error('index.html has no empty #root, or several');
    const font = ownFont.exec(before)?.[1];
    if (font === undefined) throw new Error('index.html has no font of its own');
    this.before = before;
    this.after = after;
    this.font = font;
  }

  /**
   * `theme`: the reader's own choice; null follows the system. `font`: the file that the reader's browser has; text would wait for
   * another, and so goes without.
   */
  with({ root, answers }: Drawn, { theme, font }: { theme: string | null; font: string | null }): string {
    const isChosen = theme === 'light' || theme === 'dark';
    const themed = isChosen ? this.before.replace('<html ', `<html data-theme="${theme}" `) : this.before;
    const before = font === this.font ? themed : themed.replace(ownFont, '');
    return `${before}<div id="root">${root}</div>${answers}${this.after}`;
  }
}

/** A style sheet in the page itself. Its link stays, of a type that nobody fetches: code that comes later knows by it that the sheet is there. */
function written(href: string, css: string): string {
  return `<style>${css.replaceAll('</', '<\\/')}</style><link rel="stylesheet" type="text/plain" href="${href}">`;
}
