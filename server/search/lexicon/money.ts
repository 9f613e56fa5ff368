/** What banks, states and employers write on statements. */
export const money = `
@bankfee
en: bank fee, bank fees, bank charge, bank charges, account fee, service charge, monthly fee, maintenance fee, overdraft fee, wire fee, transaction fee, card fee, annual fee, foreign transaction fee, processing fee, insufficient funds, nsf fee, fee, fees, commission, commissions, late fee, merchant fee, handling fee, account maintenance, overdraft, fx fee, atm fee, card processing, non sufficient funds, statement fee, surcharge, conversion fee, returned item fee, arrangement fee
de: Bankgebühr, Bankgebühren, Kontoführung, Kontoführungsgebühr, Kontogebühr, Gebühr, Gebühren, Entgelt, Überziehungszins, Provision, Provisionen, Kartengebühr, Abschluss, Entgeltabschluss, Kontoführungsentgelt, Rücklastschrift, Auslandseinsatz, Spesen, Kontoabschluss, Bankspesen, Auslandseinsatzentgelt, Dispozinsen, Bearbeitungsgebühr, Nebenkosten des Geldverkehrs, Kontopreis, Rechnungsabschluss, Buchungsposten
fr: frais bancaires, frais de tenue de compte, commission, commissions, agios, cotisation carte, frais, frais de gestion, frais de virement, tenue de compte, commission d intervention, frais bancaire, frais carte, frais de dossier
es: comisión, comisiones, gastos bancarios, comisión de mantenimiento, comisión bancaria, mantenimiento de cuenta, descubierto, cuota tarjeta, gastos de gestión, comisiones bancarias, comisión mantenimiento
it: commissioni bancarie, spese bancarie, commissione, canone conto, imposta di bollo, spese tenuta conto, competenze
nl: bankkosten, kosten rekening, provisie, kosten zakelijk betaalpakket, betaalpakket, transactiekosten
pt: tarifa bancária, comissão, taxas bancárias, manutenção de conta
names: stripe fee, stripe fees, paypal fee, paypal fees, square fee, wise fee, intl service charge, qonto fee, n26 metal, revolut premium, revolut metal, amex annual fee, adyen fee, sumup fee

@interest
en: interest, interest paid, interest income, interest charge, interest earned, interest payment, finance charge, accrued interest, credit interest, debit interest, int paid, apy, yield
de: Zinsen, Zins, Habenzinsen, Sollzinsen, Zinsertrag, Zinsaufwand, Guthabenzinsen, Zinsgutschrift, Verzugszinsen, Kreditzinsen, Darlehenszinsen, Zinsabschluss
fr: intérêts, intérêt, intérêts débiteurs, intérêts créditeurs, taux d intérêt
es: intereses, interés, liquidación de intereses, intereses deudores, abono de intereses
it: interessi, interesse, interessi attivi, interessi passivi
nl: rente, renteopbrengst, rentekosten, creditrente
pt: juros

@loan
en: loan, loans, loan repayment, loan payment, credit, installment, instalment, installments, financing, borrowing, repayment, student loan, car loan, car finance, principal, amortization, term loan, credit line, line of credit, debt, auto loan, hire purchase, personal loan, bank loan, loan proceeds, promissory, buy now pay later, emi
de: Kredit, Darlehen, Rate, Raten, Ratenzahlung, Tilgung, Darlehensrate, Kreditrate, Finanzierung, Schulden, Kreditrückzahlung, Ratenkredit, Autokredit, Annuität, Zins und Tilgung, Schuldendienst, Bafög Rückzahlung, Studienkredit
fr: prêt, crédit, emprunt, échéance, remboursement de prêt, mensualité, crédit auto, financement, remboursement emprunt, échéance de prêt, dette, crédit consommation
es: préstamo, crédito, cuota préstamo, amortización, financiación, recibo préstamo, deuda, préstamo personal, préstamo coche, plazo, plazos
it: prestito, rata, finanziamento, rate, rimborso prestito, credito
nl: lening, aflossing, krediet, schuld, studieschuld, financiering
pt: empréstimo, prestação, crédito, financiamento
names: klarna, afterpay, affirm, affirm.com, sezzle, clearpay, ratepay, kfw, santander consumer, targobank kredit, creditplus, auxmoney, younited, cofidis, cetelem, sofinco, franfinance, oney, floa, cofinoga, financo, alma pay, prestiti, agos, findomestic, compass banca, toyota financial, toyota motor credit, honda financial, gm financial, ford credit, ford motor credit, ally auto, ally financial, capital one auto, chrysler capital, vw credit, vw bank, volkswagen bank, bmw bank, bmw financial, mercedes benz bank, mercedes financial, black horse, motonovo, psa banque, diac, leaseplan finanz, navient, nelnet, sallie mae, great lakes, mohela, fedloan, aidvantage, dept education, student loans company, slc, upstart, lendingclub, sofi, sofi lending, prosper, lightstream, oportun, avant, onemain, kabbage, ondeck, funding circle, iwoca, bluevine, clearco, pipe advance, shopify capital, sba loan, sba eidl, paycheck protection, bpifrance, bbb bank kredit, svb loan, silicon valley bridge loan, zopa, bafög, duo

@creditcard
en: credit card, credit card payment, card payment, card balance, autopay card, cc payment, credit card bill, credit card settlement, pay credit card
de: Kreditkarte, Kreditkartenabrechnung, Kartenabrechnung, Kreditkartenzahlung, Abrechnung Karte, Kreditkartenausgleich
fr: carte de crédit, relevé carte, prélèvement carte, débit différé, paiement carte de crédit, carte bancaire
es: tarjeta de crédito, liquidación tarjeta, recibo tarjeta, pago tarjeta, liquidación tarjeta de crédito, extracto tarjeta
it: carta di credito, estratto conto carta, addebito carta
nl: creditcard, creditcardafrekening
pt: cartão de crédito
names: american express, amex, amex epayment, chase credit, chase card, chase credit crd, chase crd autopay, citi card, citi card online, citicards, capital one, capital one crd, capital one mobile pmt, discover card, discover e payment, barclaycard, barclaycard us, bank of america credit card, synchrony, synchrony bank, syncb, comenity, wells fargo card, applecard, apple card, applecard gsbank, mbna, hanseatic genialcard, advanzia, dkb visa, lufthansa miles and more card, miles & more, ics, carrefour pass, cartasi, nexi carta, wizink, visa ddr, discover, mastercard abrechnung, visa abrechnung, elan financial

@cash
en: cash, cash withdrawal, withdrawal, atm, atm withdrawal, cashpoint, cash machine, petty cash, cash advance, bank machine, withdrew, cash dispenser
de: Bargeld, Geldautomat, Barabhebung, Auszahlung, Bargeldauszahlung, Abhebung, GAA, Kasse, Bankomat, Behebung, Barauszahlung, Bargeldabhebung, Geldabhebung
fr: retrait, espèces, distributeur, retrait dab, retrait d espèces, liquide, guichet automatique, retrait gab
es: cajero, cajero automático, efectivo, retirada de efectivo, reintegro, retirada cajero, sacar dinero, disposición efectivo, retirada
it: prelievo, contanti, bancomat, prelevamento, prelievo contanti, sportello automatico
nl: geldautomaat, geldopname, contant, contant geld, opname, pinautomaat, pinnen
pt: levantamento, saque, dinheiro, caixa automático, multibanco
names: euronet, cardtronics, atm wd, non chase atm, reisebank, sparkasse ga, ga nr, notemachine, link atm, cashzone, allpoint, geldmaat, atm w/d, atm debit, dab, gab, travelex, forexchange

@cashdeposit < cash
en: cash deposit, deposit, branch deposit, paid in, cash paid in, check deposit, atm deposit, cheque deposit, mobile deposit, cheque paid in
de: Einzahlung, Bareinzahlung, Scheckeinreichung, Münzgeld, Tageseinnahmen Einzahlung
fr: dépôt, versement espèces, remise de chèque, dépôt d espèces, remise chèque
es: ingreso efectivo, depósito, ingreso en cajero, ingreso de cheque, ingreso cheque
it: versamento contanti, versamento assegno, deposito contanti
nl: storting, contante storting

@cheque
en: check, cheque, checks, check number, cashiers check, check paid, bounced check, cheques
de: Scheck, Schecks, Verrechnungsscheck
fr: chèque, chèques, chèque emis
es: cheque, talón, cheques
it: assegno, assegni
pt: cheque

@transfer
en: transfer, wire, wire transfer, bank transfer, internal transfer, account transfer, money transfer, standing order, remittance, outgoing wire, incoming wire, online transfer, to checking, to savings, between accounts, transferred, funds transfer, sweep, top up wallet
de: Überweisung, Umbuchung, Dauerauftrag, Übertrag, Geldtransfer, Eigenübertrag, Kontoübertrag, Auslandsüberweisung
fr: virement, transfert, virement permanent, virement interne, virement de compte à compte, transfert d argent
es: transferencia, traspaso, transferencia bancaria, orden permanente, giro, traspaso entre cuentas, envío de dinero
it: bonifico, giroconto, trasferimento, postagiro
nl: overboeking, overschrijving, eigen rekening, periodieke overboeking
pt: transferência
names: zelle, venmo, cash app, cashapp, square cash, western union, moneygram, wise, transferwise, remitly, xoom, revolut, n26, bizum, paylib, lydia, twint, tikkie, swish, mobilepay, giropay, paym, monzo, starling, interac e transfer, e transfer, xe.com, worldremit, ria money, ofx, airwallex, payoneer, popmoney, apple cash, wero

@savings
en: savings, saving, savings account, deposit account, emergency fund, rainy day, nest egg, fixed deposit, certificate of deposit, time deposit, money market
de: Sparen, Sparkonto, Tagesgeld, Festgeld, Sparplan, Rücklage, Sparbuch, Ersparnisse, Sparrate, Notgroschen
fr: épargne, livret, livret a, compte épargne, ldd, pel, économies
es: ahorro, cuenta de ahorro, ahorros, plazo fijo, depósito a plazo, hucha
it: risparmio, conto deposito, libretto, risparmi
nl: sparen, spaarrekening, spaargeld
pt: poupança
names: marcus, marcus goldman, ally savings, ally bank, acorns, digit savings, qapital, chip savings, plum savings, raisin, weltsparen, chase savings, ing extra konto, premium bonds, ns&i, livret bleu, isa

@investment
en: investment, investments, shares, stock, stocks, bonds, brokerage, broker, securities, etf, mutual fund, portfolio, crypto, bitcoin, ethereum, cryptocurrency, dividend, dividends, capital gain, trading, invest, share purchase, equities, treasury bills, treasuries, coupon, fund, funds, robo advisor, gold bullion, precious metals, stock market, index fund
de: Investition, Aktien, Wertpapiere, Depot, Fonds, Dividende, Dividenden, Anleihe, Anleihen, Börse, Kapitalanlage, Geldanlage, Wertpapierkauf, Ausschüttung, Kryptowährung, Ertragsgutschrift, Wertpapierabrechnung, Edelmetall, Depotgebühr
fr: investissement, placement, actions, bourse, titres, dividende, dividendes, obligations, fonds, assurance vie placement, achat de titres, opcvm, cryptomonnaie, pea
es: inversión, inversiones, acciones, bolsa, valores, dividendo, dividendos, fondos, fondo de inversión, bonos, compra de valores, criptomonedas
it: investimento, investimenti, azioni, titoli, dividendo, dividendi, fondi, obbligazioni, borsa
nl: beleggen, beleggingen, aandelen, dividend, effecten, fondsen
pt: investimento, investimentos, ações, dividendos, bolsa
names: vanguard, fidelity, fid bkg svc, fidelity inv, charles schwab, schwab, schwab brokerage, e trade, etrade, robinhood, td ameritrade, interactive brokers, interactive broker, webull, betterment, wealthfront, m1 finance, stash, public.com, merrill, merrill lynch, morgan stanley, edward jones, raymond james, trade republic, scalable capital, scalable, comdirect depot, consorsbank, flatex, smartbroker, onvista bank, ing depot, union investment, deka, dekabank, dws, blackrock, ishares, etoro, degiro, saxo, saxo bank, swissquote, bourse direct, fortuneo bourse, boursorama bourse, yomoni, nalo, indexa capital, myinvestor, renta 4, selfbank, directa, fineco trading, hargreaves lansdown, aj bell, nutmeg, moneybox, trading 212, freetrade, interactive investor, wealthsimple, questrade, qtrade, coinbase, coinbase.com, binance, kraken, gemini, bitpanda, bitstamp, crypto.com, bitvavo, bitcoin.de, blockfi, ledger sas, yieldstreet, fundrise, angellist, carta investments, seedrs, crowdcube, republic.co, degussa gold, pro aurum, treasurydirect, treasury direct, quirion, growney, oskar, fundsmith

@pension
en: pension, retirement, retirement plan, pension fund, 401k, 401 k, ira, roth ira, annuity, superannuation, pension contribution, sipp
de: Rente, Altersvorsorge, Rentenversicherung, Pension, Riester, Rürup, Betriebsrente, Pensionskasse, Altersrente, betriebliche Altersvorsorge, Direktversicherung
fr: retraite, caisse de retraite, pension, plan retraite, retraite complémentaire, per
es: pensión, jubilación, plan de pensiones, pensiones
it: pensione, previdenza, fondo pensione, previdenza complementare
nl: pensioen, pensioenfonds, aow, pensioenpremie
pt: reforma, aposentadoria, pensão
names: deutsche rentenversicherung, drv bund, drv, rentenservice, versorgungswerk, vbl, nest pension, scottish widows, aviva pension, standard life, people s pension, smart pension, agirc arrco, cnav, carsat, pva, gosi, abp, pfzw, tiaa, tiaa cref, human interest, guideline 401k, guideline, fidelity 401k, betterment 401k, empower retirement, empower, voya, principal 401k, adp 401k, vanguard 401k, john hancock, soc sec, publica, cdc habitat

@salary
en: salary, salaries, wage, wages, pay, payroll, paycheck, pay check, net pay, staff pay, direct deposit, employee, employees, earnings, bonus, bonuses, overtime, employer, monthly pay, staff salaries, staff costs, personnel, payday, commission paid staff, holiday pay, severance, payslip, workers, staff, compensation, direct dep, stipend
de: Gehalt, Gehälter, Lohn, Löhne, Lohnzahlung, Gehaltszahlung, Gehaltsabrechnung, Lohnabrechnung, Bezüge, Vergütung, Personalkosten, Weihnachtsgeld, Urlaubsgeld, Arbeitgeber, Löhne und Gehälter, Lohn Gehalt, Mitarbeiter, Besoldung, Verdienst, Aushilfslohn, Minijob, Prämienzahlung, Arbeitnehmer, Abfindung, Personal
fr: salaire, salaires, paie, paye, rémunération, traitement, virement salaire, fiche de paie, masse salariale, prime exceptionnelle, treizième mois, employeur, salarié, salariés, personnel, bulletin de paie
es: nómina, nóminas, sueldo, sueldos, salario, salarios, paga, paga extra, abono nómina, empleados, personal, retribución, aguinaldo, remuneración, finiquito
it: stipendio, stipendi, salario, retribuzione, busta paga, tredicesima, emolumenti, paga, dipendenti
nl: salaris, salarissen, loon, lonen, vakantiegeld, loonbetaling, personeel, uitbetaling salaris
pt: salário, salários, ordenado, vencimento, folha de pagamento
names: adp, adp payroll, adp wage pay, adp totalsource, paychex, paychex eib, gusto, gusto payroll, rippling, rippling payroll, justworks, trinet, paylocity, paycom, paycor, ceridian, dayforce, zenefits, square payroll, quickbooks payroll, intuit payroll, onpay, surepay, deel, deel inc, remote.com, oyster hr, papaya global, sage payroll, datev lohn, payfit, silae, lucca, moorepay, iris payroll, bacs payroll, bezügestelle, landesamt für besoldung, randstad, adecco, manpower, crit interim, synergie interim

@socialsecurity < salary
en: social security, national insurance, payroll tax, payroll taxes, employer contributions, unemployment insurance, workers compensation, fica, social contributions, medicare tax, ni contributions, paye
de: Sozialversicherung, Sozialabgaben, Sozialversicherungsbeiträge, Arbeitgeberanteil, Berufsgenossenschaft, Lohnsteuer, Künstlersozialkasse, Knappschaft Minijob, SV Beiträge, Lohnnebenkosten, Beiträge Krankenkasse, AHV, Beitragsnachweis
fr: cotisations sociales, charges sociales, urssaf, sécurité sociale, charges patronales, cotisations
es: seguridad social, cotizaciones, tgss, cuota autónomos, seguros sociales, cotización, rntt, autónomos
it: contributi, inps, inail, contributi previdenziali
nl: sociale lasten, loonheffing, uwv, loonheffingen
pt: segurança social, inss
names: tesoreria general, tgss cotizacion, hmrc paye, hmrc nics, hmrc ni, irs 941, eftps payroll, futa, suta, edd, ca edd, edd payroll, state unemployment, onss, rsz, svlfg, minijob zentrale, bg bau, vbg, bgw, bghm, sva, svs, svs selbständige, ksk, künstlersozialkasse, cipav, humanis retraite, net urssaf

@benefit
en: benefit, benefits, welfare, unemployment benefit, child benefit, allowance, parental benefit, housing benefit, subsidy, grant, grants, stimulus, disability benefit, government benefit, state support, tax credits, universal credit, stipend government, family allowance, bursary
de: Kindergeld, Elterngeld, Arbeitslosengeld, Wohngeld, Zuschuss, Beihilfe, Förderung, Krankengeld, Bürgergeld, Sozialleistung, Subvention, Familienkasse, Fördermittel, Unterhalt, Stipendium, Kurzarbeitergeld, Familienbeihilfe, BAföG Zahlung
fr: allocations, allocation familiale, allocations familiales, caf, chômage, apl, subvention, rsa, aides, pôle emploi, bourse étude, aide, indemnités journalières, prime d activité
es: prestación, subsidio, ayuda, desempleo, paro, subvención, ayudas, prestaciones, beca, pensión alimenticia
it: assegno unico, sussidio, disoccupazione, contributo, naspi, indennità, bonus inps
nl: uitkering, kinderbijslag, toeslag, subsidie, zorgtoeslag, huurtoeslag, bijstand
pt: subsídio, abono de família, bolsa
names: bundesagentur für arbeit, agentur für arbeit, bundesagentur, jobcenter, familienkasse, dwp, dwp uc, hmrc child benefit, ssa treas, ssa treas 310, social security admin, irs treas 310, va benefit, snap benefits, france travail, caf de paris, sepe, ams österreich, ams, svb toeslagen, belastingdienst toeslagen

@tax
en: tax, taxes, income tax, tax payment, tax office, corporate tax, corporation tax, property tax, tax return, estimated tax, withholding, council tax, trade tax, revenue service, inland revenue, franchise tax, tax bill, business rates, local taxes, state tax, federal tax, excise, capital gains tax, tax authority, tax collector, treasury, wealth tax
de: Steuer, Steuern, Einkommensteuer, Gewerbesteuer, Finanzamt, Steuerzahlung, Körperschaftsteuer, Grundsteuer, Finanzkasse, Kapitalertragsteuer, Steuernachzahlung, Solidaritätszuschlag, Kirchensteuer, Steuervorauszahlung, Steuerverwaltung, Vorauszahlung, Zweitwohnungsteuer, Stadtkasse, Steueramt, Steuerbescheid, Einkommensteuervorauszahlung, ESt, GewSt
fr: impôt, impôts, impôt sur le revenu, taxe, taxes, taxe foncière, taxe d habitation, trésor public, impôt sur les sociétés, prélèvement à la source, cfe, trésorerie, fisc, dgfip, acompte impôt, centre des impôts
es: impuesto, impuestos, hacienda, irpf, declaración de la renta, impuesto de sociedades, ibi, agencia tributaria, retenciones, tributos, contribución, ayuntamiento, modelo 130, modelo 111, fisco, impuesto sobre la renta, pago fraccionado
it: imposta, imposte, tasse, irpef, imu, agenzia delle entrate, f24, tributi, fisco, irap, ires
nl: belasting, belastingen, belastingdienst, inkomstenbelasting, gemeentebelasting, vennootschapsbelasting, ozb
pt: imposto, impostos, finanças, irs, iptu
names: irs, irs usataxpymt, usataxpymt, internal revenue, us treasury, eftps, franchise tax bo, ftb, ca franchise tax, ftb ca, nys dtf, ny state dtf, state of california tax, comptroller, dept of revenue, dor, hmrc, hm revenue, hmrc corporation tax, hmrc self assessment, hmrc ndds, council tax london, finanzamt berlin, finanzamt münchen, fa, landeshauptkasse, bundeskasse, bundeszentralamt für steuern, stadt köln steueramt, gemeinde, steuerkasse, dgfip impot, impots.gouv, direction generale des finances, aeat, agencia estatal de administracion tributaria, diputacion, erario, cra, cra revenue, canada revenue, ato, australian taxation, skatteverket, skat, estv, eidg steuerverwaltung, turbotax, delaware franchise tax, delaware division

@vat < tax
en: vat, sales tax, value added tax, gst, vat return, vat payment, input tax, output tax, hst, turnover tax
de: Umsatzsteuer, Mehrwertsteuer, USt, MwSt, Vorsteuer, Umsatzsteuervoranmeldung, USt VA, Umsatzsteuervorauszahlung, UmSt
fr: tva, taxe sur la valeur ajoutée, tva à payer, déclaration tva
es: iva, impuesto sobre el valor añadido, modelo 303, liquidación iva
it: imposta sul valore aggiunto, liquidazione iva
nl: btw, omzetbelasting, btw aangifte
pt: imposto sobre o valor acrescentado
names: hmrc vat, avalara, taxjar, oss vat, vat mini one stop, sales tax cdtfa, cdtfa, ca dept tax fee, ust finanzamt, eori

@vehicletax < tax
en: vehicle tax, road tax, car registration, vehicle registration, driving licence, license plate, dmv fee, mot test, vehicle inspection, emissions test, car tax
de: Kfz Steuer, Kraftfahrzeugsteuer, Zulassung, Hauptuntersuchung, TÜV, Kfz Zulassung, KraftSt, Motorfahrzeugsteuer, Führerschein, Kennzeichen
fr: carte grise, taxe véhicule, contrôle technique, immatriculation
es: impuesto de circulación, itv, matriculación, ivtm, impuesto vehículos, permiso de conducir
it: bollo auto, revisione auto
nl: motorrijtuigenbelasting, wegenbelasting, apk
names: dvla, dvla vehicle tax, dmv, ca dmv, dept of motor, bundeskasse kfz, hauptzollamt kfz, tüv süd, tüv nord, tuev, dekra, kfz zulassungsstelle, asfa, ants, dgt, rdw, smog check, kraftfahrt bundesamt

@fine
en: fine, fines, penalty, penalties, traffic ticket, speeding ticket, parking fine, court fine, citation, parking violation, penalty charge, speeding
de: Bußgeld, Strafe, Strafzettel, Knöllchen, Säumniszuschlag, Mahngebühr, Verwarnungsgeld, Blitzer, Bußgeldstelle, Geldbuße, Ordnungsamt
fr: amende, amendes, contravention, pénalité, majoration, antai, forfait post stationnement
es: multa, multas, sanción, recargo, infracción
it: multa, sanzione, contravvenzione, multe
nl: boete, boetes, verkeersboete, naheffing
pt: multa, coima
names: cjib, zentrale bußgeldstelle, polizei, police, parking violations bureau, nyc parking, nyc dof parking, pcn, penalty charge notice, court payment, dgt multa, antai amende, regierungspräsidium bußgeld, inkasso, eos inkasso, intrum

@govfee
en: government fee, registration fee, permit, passport, visa fee, filing fee, licence fee, notary, chamber of commerce, city hall, court fee, immigration, registry, incorporation fee, trademark, patent, annual report fee, business licence, embassy, consulate, public authority, customs duty, customs, import duty, work permit, municipality, company registration
de: Verwaltungsgebühr, Amt, Behörde, Notar, Handelskammer, Reisepass, Gerichtskosten, Handelsregister, Bürgeramt, IHK Beitrag, Gewerbeanmeldung, Zoll, Zollgebühr, Personalausweis, Konsulat, Markenanmeldung, Patentamt, Einfuhrabgaben, Amtsgericht, Standesamt, Landratsamt, Handwerkskammer
fr: frais administratifs, préfecture, notaire, timbre fiscal, greffe, mairie, chambre de commerce, douane, droits de douane, passeport, timbre, tribunal
es: tasas, notaría, registro, registro mercantil, gestoría tasas, pasaporte, cámara de comercio, aduana, aranceles, tasa, permiso, notario, dni
it: notaio, camera di commercio, marca da bollo, dogana, passaporto, comune, diritti
nl: gemeente, leges, notaris, kamer van koophandel, douane, invoerrechten, paspoort
pt: notário, registo, alfândega, passaporte
names: ihk berlin, ihk münchen, ihk, hwk, companies house, uspto, dpma, euipo, wipo, secretary of state, sec of state, delaware secretary, uscis, us customs, cbp, passport office, us passport, esta, homeoffice, ukvi, gov.uk, infogreffe, inpi, cci, bundesanzeiger, bundesanzeiger verlag, amtsgericht köln, landesjustizkasse, kvk, hauptzollamt, dhl zoll, post zoll, registered agent, legalzoom filing, dti license, northwest registered, cogency global

@sales
en: customer payment, invoice paid, sale, sales, revenue, income, receipt, receipts, client payment, payment received, customer, customers, client, turnover, takings, proceeds, payout, settlement, receivable, accounts receivable, retainer received, subscription revenue, order payment, incoming payment, invoice, invoices, inv, royalties, royalty, fee income, earned, payment from customer, commission income, daily takings, licence income, rental income, deposit from customer, received
de: Kundenzahlung, Rechnung, Rechnungen, Umsatz, Erlös, Erlöse, Zahlungseingang, Einnahme, Einnahmen, Ausgangsrechnung, Verkauf, Kunde, Honorareinnahme, Forderung, Forderungen, Eingang, Gutschrift Kunde, Tantiemen, Verkaufserlös, Rechnungsausgleich, Mieteinnahme, Tageseinnahmen, RE Nr, Rg Nr, Rechn
fr: vente, ventes, facture, factures, règlement client, paiement client, chiffre d affaires, recette, recettes, encaissement, client, créance, produit, honoraires perçus, redevances, virement client, revenus
es: venta, ventas, factura, facturas, cobro, cobros, cliente, ingreso, ingresos, pago de cliente, facturación, cobro factura, pago factura, ingresos por ventas, regalías, derechos de autor
it: vendita, vendite, fattura, fatture, incasso, cliente, ricavi, incassi, pagamento cliente, entrate
nl: verkoop, factuur, facturen, omzet, klant, ontvangst, inkomsten, debiteuren, verkopen
pt: venda, vendas, fatura, cliente, receita, recebimento
names: stripe payout, stripe transfer, stripe, stripe payments, paypal payout, paypal transfer, paypal inst xfer, shopify payout, shopify payments, square inc, square deposit, sq deposit, sumup, sumup payout, izettle, zettle, zettle payout, adyen, adyen payout, mollie, mollie payout, worldpay, worldpay settlement, gocardless, go cardless, braintree, braintree funding, authorize.net, amazon seller, amzn seller, amazon payout, etsy payout, ebay payout, airbnb payout, uber driver payout, upwork payout, fiverr payout, apple developer payout, google play payout, google adsense, adsense, kdp royalties, patreon payout, gumroad payout, bambora, payone, concardis, card complete, six payment, clover, toast deposit, heartland, elavon, first data, global payments, merchant bankcd, merchant services deposit, bankcard deposit, klarna payout, chargebee, fastspring payout, appstore payout, dodo payments, redsys, viva wallet, payplug, lemonway, telecash, nets payout, vgwort, gema, sacem, vg wort

@refund
en: refund, refunds, reimbursement, reimbursed, return, returned, credit note, chargeback, rebate, reversal, cashback, cash back, money back, returned goods, refunded, expense reimbursement, correction, tax refund, dispute, overpayment
de: Rückerstattung, Erstattung, Rückzahlung, Gutschrift, Storno, Retoure, Rückbuchung, Rückvergütung, Stornierung, Korrektur, Steuererstattung, Spesenerstattung, Auslagenerstattung, Erstattungen, Rückgabe
fr: remboursement, avoir, rétrocession, annulation, remboursements, retour article, note de crédit, rembourse
es: devolución, reembolso, abono, reintegro compra, anulación, devoluciones, devuelto, nota de crédito
it: rimborso, rimborsi, storno, reso, nota di credito, accredito
nl: terugbetaling, restitutie, teruggave, creditnota, terugstorting, retour
pt: reembolso, devolução, estorno
names: amzn refund, amazon refund, rückerstattung amazon, paypal refund, steuererstattung finanzamt, irs refund, tax ref, irs treas 310 tax ref

@capital
en: capital, equity, investor, share capital, funding round, seed round, capital contribution, owner contribution, owner draw, owners draw, drawings, venture capital, shareholder, profit distribution, paid in capital, founder, safe note, convertible note, series a, series b, stock issuance, private withdrawal, partner distribution, shareholder loan, member contribution, retained earnings, opening balance
de: Eigenkapital, Stammkapital, Einlage, Privatentnahme, Privateinlage, Gesellschafter, Gesellschafterdarlehen, Gewinnausschüttung, Kapitalerhöhung, Investor, Entnahme, Wandeldarlehen, Beteiligung, Kapitaleinlage, Eröffnungsbilanz, Anfangsbestand, Rückstellung
fr: capital, apport, compte courant d associé, associé, levée de fonds, actionnaire, augmentation de capital, investisseur, fonds propres, à nouveau
es: capital, capital social, aportación, socio, socios, inversor, ronda de financiación, aportación de socios, ampliación de capital, accionista, apertura
it: capitale, capitale sociale, socio, apporto, investitore, prelievo titolare, soci
nl: kapitaal, eigen vermogen, privé opname, inleg, aandeelhouder, prive storting
pt: capital social, sócio, investidor
names: sequoia, andreessen, y combinator, ycombinator, accel, index ventures, 500 startups, techstars, high tech gründerfonds, earlybird, point nine, htgf, balderton, creandum, kima ventures, partech

@bookkeeping
en: depreciation, amortisation, accrual, accruals, prepaid expense, deferred revenue, bad debt, write off, writeoff, adjustment, adjusting entry, journal entry, closing entry, reclassification, revaluation, exchange difference, currency gain, currency loss, rounding, provision, inventory adjustment, year end, suspense, intercompany, fixed asset, goodwill, fx gain, fx loss, exchange rate, impairment, unrealised, stock compensation
de: Abschreibung, Abschreibungen, AfA, Abgrenzung, Rechnungsabgrenzung, Umbuchung Konto, Jahresabschluss Buchung, Kursdifferenz, Rundung, Forderungsausfall, Wertberichtigung, Anlagevermögen, Kursgewinn, Kursverlust, Inventur, Abschlussbuchung
fr: amortissement, amortissements, provision comptable, écart de change, écriture de clôture, régularisation, arrondi, charges constatées d avance, immobilisation
es: amortización contable, depreciación, provisión, ajuste, diferencia de cambio, regularización, asiento, redondeo, periodificación, inmovilizado
it: ammortamento, ammortamenti, ratei, risconti, arrotondamento, rettifica
nl: afschrijving, afschrijvingen, overlopende posten, afronding, koersverschil, correctieboeking
`;
