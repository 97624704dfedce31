import { describe, expect, it } from 'vitest';
import { readReportLanguage } from '../../../src/detect/report/headings.ts';

describe('the language of the headings of a report', () => {
  it.each([
    ['Informations de diagnostic pour les administrateurs\u00a0:', 'fr'],
    ['Il recapito non è riuscito per i seguenti destinatari o gruppi:', 'it'],
    ['Diagnostisk information för administratörer', 'sv'],
    ['Diagnoseinformationen für\nAdministratoren:', 'de'],
    ['Información de diagnóstico para los administradores:', 'es'],
    ['Informações de diagnóstico para administradores:', 'pt'],
    ['管理者向けの診断情報:', 'ja'],
    ['管理员诊断信息:', 'zh'],
    ['系統管理員的診斷資訊:', 'zh'],
    ['관리자를 위한 진단 정보:', 'ko'],
    ['Диагностические сведения для администраторов:', 'ru'],
    ['Diagnostic information for administrators:', null],
    ['Mon scanner n’envoie plus', null],
  ])('%j', (text, expected) => {
    expect(readReportLanguage(text)).toBe(expected);
  });
});
