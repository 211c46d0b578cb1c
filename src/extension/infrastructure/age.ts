import * as vscode from 'vscode';
import { counted } from '../infrastructure/counted.js';

const minute = 60_000;

/** How long ago a time was, in words: "just now", "3 min ago", "2 h ago", "5 days ago". */
export function describeAge(takenAt: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(takenAt)) / minute);
  if (Number.isNaN(minutes) || minutes < 1) {
    return vscode.l10n.t('just now');
  }
  if (minutes < 60) {
    return vscode.l10n.t('{0} min ago', minutes);
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return vscode.l10n.t('{0} h ago', hours);
  }
  const days = Math.floor(hours / 24);
  return counted(days, vscode.l10n.t('{0} day ago', days), vscode.l10n.t('{0} days ago', days));
}
