import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from './browser.js';
import type { WorkbenchPage } from './workbench-page.js';

const timeoutMs = 20_000;

/** How smoothly something moved: times between two frames, milliseconds. */
export interface Frames {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  /** Of the page's own thread for one frame: the median, and what 95 of 100 frames keep to. */
  readonly work: number;
  readonly work95: number;
}

/** The page of the fleet view, as a person sees it. It lives in a frame inside a frame. */
export class FleetViewPage {
  readonly #frame: FrameLocator;

  constructor(private readonly page: WorkbenchPage) {
    this.#frame = page.frame('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  find(selector: string): Locator {
    return this.#frame.locator(selector);
  }

  async waitFor(selector: string): Promise<void> {
    await this.find(selector).first().waitFor({ timeout: timeoutMs });
  }

  /** Waits for the line that is read out. */
  async expectStatus(text: string): Promise<void> {
    await this.find('.content .status').filter({ hasText: text }).first().waitFor({ timeout: timeoutMs });
  }

  async press(button: string): Promise<void> {
    await this.find(`button:text-is("${button}")`).first().click({ timeout: timeoutMs });
  }

  async choose(list: string, value: string): Promise<void> {
    await this.find(`label:has(> span:text-is("${list}")) select`).first().selectOption(value);
  }

  async filter(text: string): Promise<void> {
    await this.find('input[type="search"]').first().fill(text);
  }

  /** The texts of a column of the lines that can be seen; 1 is the first. */
  async column(index: number): Promise<readonly string[]> {
    const texts = await this.#evaluate(`
      [...document.querySelectorAll('.grid .line:not(.group)')]
        .sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))
        .map((line) => line.querySelector('[aria-colindex="${String(index)}"]')?.textContent ?? '')`);
    assert.ok(Array.isArray(texts));
    return texts.map(String);
  }

  /** What has the keyboard: role, place and text. */
  async focused(): Promise<string> {
    return String(
      await this.#evaluate(`(() => {
        const cell = document.activeElement;
        const line = cell?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? '';
        const column = cell?.getAttribute('aria-colindex') ?? '';
        return [cell?.getAttribute('role') ?? cell?.tagName.toLowerCase() ?? '', line, column, cell?.textContent].join(' ');
      })()`),
    );
  }

  async count(selector: string): Promise<number> {
    return this.find(selector).count();
  }

  /**
   * Scrolls through the whole grid in so many frames, and measures the time between two of them. `nowhere` merely
   * computes in each frame what takes ten milliseconds of a processor that nobody else wants.
   */
  async scroll(direction: 'down' | 'right' | 'nowhere', frames: number): Promise<Frames> {
    const moves = {
      down: 'grid.scrollTop = part * (grid.scrollHeight - grid.clientHeight);',
      right: 'grid.scrollLeft = part * (grid.scrollWidth - grid.clientWidth);',
      nowhere: 'spin(tenMs);',
    };
    const measured = await this.#evaluate(`new Promise((resolve) => {
      const grid = document.querySelector('.grid');
      const times = [];
      const work = [];
      let last = 0;
      // A message is delivered when the frame has been drawn.
      const after = new MessageChannel();
      after.port1.onmessage = ({ data }) => work.push(performance.now() - data);
      const at = (values, share) => {
        const sorted = [...values].sort((a, b) => a - b);
        return Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 10;
      };
      const spin = (rounds) => {
        const from = performance.now();
        let sum = 0;
        for (let round = 0; round < rounds; round++) {
          sum += Math.sqrt(round);
        }
        return sum < 0 ? 0 : performance.now() - from;
      };
      spin(1_000_000);
      const quickest = Math.min(...Array.from({ length: 20 }, () => spin(1_000_000)));
      const tenMs = (10 / Math.max(quickest, 0.1)) * 1_000_000;
      const step = (now) => {
        after.port2.postMessage(performance.now());
        if (last > 0) {
          times.push(now - last);
        }
        last = now;
        const part = times.length / ${String(frames)};
        ${moves[direction]}
        if (part < 1) {
          requestAnimationFrame(step);
        } else {
          const p95 = at(times, 0.95);
          resolve({ count: times.length, median: at(times, 0.5), p95, longest: at(times, 1), work: at(work, 0.5), work95: at(work, 0.95) });
        }
      };
      requestAnimationFrame(step);
    })`);
    return measured as Frames;
  }

  /** A colour or another computed style. */
  async style(selector: string, name: string): Promise<string> {
    return String(
      await this.#evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${name}`),
    );
  }

  /** How many lines are in the page, whatever can be seen. */
  async drawnLines(): Promise<number> {
    return Number(await this.#evaluate(`document.querySelectorAll('.grid .line').length`));
  }

  #evaluate(expression: string): Promise<unknown> {
    return this.find('body').evaluate(expression);
  }
}
