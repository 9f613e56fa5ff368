/** What companies buy of one another, and cars. */
export const business = `
@legal
en: lawyer, lawyers, attorney, legal, law firm, legal fees, solicitor, counsel, legal services, legal advice, litigation, barrister, paralegal, lawsuit, attorneys, llp law, law office
de: Anwalt, Rechtsanwalt, Rechtsanwälte, Kanzlei, Anwaltskosten, Rechtsberatung, Anwaltsgebühren, Anwältin, Rechtskosten, Patentanwalt, Anwaltskanzlei
fr: avocat, avocats, cabinet d avocats, honoraires avocat, frais juridiques, juridique, huissier, conseil juridique
es: abogado, abogados, bufete, honorarios abogado, procurador, asesoría jurídica, jurídico, despacho de abogados
it: avvocato, studio legale, spese legali, avvocati
nl: advocaat, advocaten, advocatenkantoor, juridisch, juridisch advies
pt: advogado, advogados, jurídico
names: cooley, cooley llp, wilson sonsini, wsgr, gunderson dettmer, orrick, fenwick, latham watkins, latham & watkins, dla piper, baker mckenzie, clifford chance, allen & overy, freshfields, linklaters, slaughter and may, cms hasche, noerr, gleiss lutz, hengeler mueller, taylor wessing, osborne clarke, white & case, kirkland ellis, skadden, sullivan cromwell, hogan lovells, bird & bird, fidal, garrigues, cuatrecasas, uria menendez, legalzoom, rocket lawyer, clerky, stripe atlas, lexoo, legalos, advocard, dentons, perkins coie, goodwin procter, fieldfisher, pinsent masons, eversheds, yspertise

@accounting
en: accountant, accounting, bookkeeping, bookkeeper, audit, auditor, tax advisor, tax adviser, tax preparation, accountancy, cpa, annual accounts, chartered accountants, tax consultant, statutory audit, payroll service, financial statements, tax filing
de: Steuerberater, Steuerberatung, Buchhaltung, Wirtschaftsprüfer, Jahresabschluss, Steuerkanzlei, Lohnbuchhaltung, Finanzbuchhaltung, Buchführung, Wirtschaftsprüfung, Buchhalter, Treuhand, Abschlussprüfung, Steuerberatungsgesellschaft
fr: comptable, expert comptable, comptabilité, commissaire aux comptes, expertise comptable, cabinet comptable, audit, fiduciaire
es: contable, contabilidad, asesoría, gestoría, auditoría, asesor fiscal, asesoría fiscal, gestor, asesoría contable, auditor
it: commercialista, contabilità, revisore, consulente fiscale, ragioniere
nl: accountant, boekhouder, boekhouding, administratiekantoor, belastingadviseur, boekhoudkantoor
pt: contabilista, contabilidade, contador
names: kpmg, deloitte, pwc, pricewaterhouse, ernst young, ernst & young, ey gmbh, bdo, grant thornton, rsm, mazars, crowe, baker tilly, rödl partner, ecovis, ebner stolz, h&r block, hr block, jackson hewitt, liberty tax, bench accounting, bench.co, pilot.com, indinero, kruze consulting, decimal ops, taxfix, wundertax, smartsteuer, taxscouts, dougs, fiducial, cerfrance, in extenso, cogep, steuerring, vlh, lohnsteuerhilfe, bkl fischer, wts, ageras, crunch accounting, ifac, kontist steuer

@consulting
en: consulting, consultant, consultants, consultancy, freelancer, freelance, contractor payment, professional services, subcontractor, agency, designer, copywriter, translation, translator, web design, outsourcing, advisory, recruiter, recruitment, recruiting, headhunter, staffing, temp agency, job posting, graphic design, external services, developer contractor, design services, hiring, job ad, photographer, freelance developer, virtual assistant, speaker fee
de: Beratung, Berater, Unternehmensberatung, Freiberufler, Honorar, Honorare, Dienstleister, Dienstleistung, Dienstleistungen, Agentur, Übersetzung, Personalvermittlung, Fremdleistung, Fremdleistungen, Subunternehmer, Zeitarbeit, Leiharbeit, Stellenanzeige, Webdesign, Grafiker, Übersetzer, Freie Mitarbeiter, Personalberatung
fr: conseil, consultant, prestation, prestations, honoraires, sous traitance, indépendant, freelance, agence, traduction, intérim, recrutement, graphiste, traducteur, prestataire, services extérieurs
es: consultoría, consultor, autónomo servicios, honorarios, servicios profesionales, agencia, traducción, subcontrata, diseño, freelance, traductor, selección de personal, asesoramiento, diseñador
it: consulenza, consulente, prestazione professionale, agenzia, traduzione, libero professionista, onorario, prestazioni
nl: advies, adviseur, inhuur, zzp, bureau, vertaling, freelancer, uitzendbureau, onderaannemer
pt: consultoria, consultor, honorários, freelancer, agência, tradução
names: mckinsey, boston consulting, bcg consulting, bain & company, accenture, capgemini, roland berger, oliver wyman, tata consultancy, infosys, wipro, cognizant, epam, thoughtworks, slalom, upwork, upwork.com, upwork escrow, fiverr, fiverr.com, toptal, freelancer.com, malt, malt.com, peopleperhour, 99 designs, designcrowd, twago, gulp, hays, robert half, michael page, page personnel, kelly services, randstad professional, angestellt, stepstone, indeed, indeed jobs, monster, xing, glassdoor, linkedin jobs, linkedin recruiter, linkedin talent, ziprecruiter, dice.com, hired.com, welcome to the jungle, infojobs, lever recruiting, greenhouse, rev.com, translated srl, lionbridge, transperfect, gengo, guru.com, crossover, andela, turing, catalant, gartner, forrester

@shipping
en: shipping, freight, courier, parcel, parcels, package delivery, logistics, delivery costs, postage, post office, mail, stamps, forwarding, shipment, carrier, trucking, haulage, mailing, express delivery, post, freight forwarder, container freight, warehousing, fulfilment, fulfillment, packaging, letter, postal, cargo, shipped, delivery service, moving goods, pallets
de: Porto, Versand, Paket, Pakete, Spedition, Fracht, Kurier, Briefmarken, Postgebühren, Logistik, Versandkosten, Postfiliale, Kurierdienst, Einschreiben, Lieferung, Sendung, Brief, Verpackung, Transport, Frachtkosten, Päckchen, Briefporto, Transportkosten
fr: livraison, expédition, colis, transport, transporteur, affranchissement, timbres, coursier, logistique, fret, port, frais de port, bureau de poste, courrier, emballage, frais d envoi, envoi, la poste
es: envío, envíos, paquete, paquetería, mensajería, correos, transporte, flete, logística, portes, sellos, gastos de envío, transportista, embalaje, carta certificada, oficina de correos
it: spedizione, corriere, pacco, poste, francobolli, trasporto, spedizioni, logistica, imballaggio
nl: verzending, verzendkosten, pakket, post, postzegels, koerier, vracht, transport, bezorging
pt: envio, portes, correios, encomenda, transportadora, frete
names: dhl, dhl express, dhl paket, deutsche post, deutsche post ag, internetmarke, hermes, hermes versand, hermes paket, dpd, gls, ups, ups ship, ups store, the ups store, ups freight, fedex, fed ex, federal express, fedex ground, tnt express, tnt, usps, usps po, us postal, stamps.com, pitney bowes, pirate ship, pirateship, shippo, shipstation, easypost, endicia, sendcloud, shippypro, packlink, royal mail, parcelforce, evri, yodel, post office counter, post office ltd, parcel2go, an post, la poste colissimo, colissimo, chronopost, mondial relay, relais colis, boxtal, geodis, correos express, seur, mrw, nacex, envialia, zeleris, poste italiane, bartolini, brt corriere, sda express, postnl, post nl, myparcel, bpost, österreichische post, post ag, swiss post, die schweizerische post, postfinance porto, planzer, db schenker, schenker, kuehne nagel, kühne + nagel, kuehne + nagel, dachser, hellmann, rhenus, dsv, maersk, hapag lloyd, msc mediterranean, cma cgm, cosco, flexport, expeditors, xpo, xpo logistics, jb hunt, old dominion, estes, saia, ceva, bollore logistics, gefco, shipbob, deliverr, go express, time matters, inpost, packeta, canada post, purolator, canpar, australia post, auspost, aramex, sf express, yamato, iloxx, letterxpress, click and ship, overnite

@materials
en: materials, raw materials, inventory, goods, cost of goods, supplier, suppliers, stock purchase, components, steel, metal, plastic, ingredients, chemicals, merchandise for resale, production, spare parts, supplies, parts, wood, aluminium, factory, manufacturing, semi finished, vendor, packaging material, purchase of goods, wholesale goods, resale, accounts payable, consumables, tooling
de: Material, Rohstoffe, Waren, Wareneinkauf, Wareneingang, Lieferant, Lieferanten, Ersatzteile, Stahl, Holz, Vorräte, Zutaten, Rohmaterial, Handelsware, Eingangsrechnung, Hilfsstoffe, Kreditor, Verbindlichkeiten, Produktion, Teile, Verbrauchsmaterial, Warenbezug, Lieferantenrechnung
fr: matières premières, marchandises, fournisseur, fournisseurs, approvisionnement, pièces détachées, stock, matériel, achat de marchandises, facture fournisseur, production, composants
es: materias primas, mercancías, proveedor, proveedores, existencias, suministros, materiales, compra de mercaderías, repuestos, mercaderías, pago a proveedor, pago proveedor, producción
it: materie prime, merci, fornitore, fornitori, magazzino merci, acquisto merci, ricambi
nl: grondstoffen, inkoop, leverancier, leveranciers, voorraad, goederen, materiaal, onderdelen
pt: matérias primas, mercadorias, fornecedor, fornecedores, materiais
names: thyssenkrupp, basf, arcelormittal, klöckner, kloeckner, salzgitter, evonik, bayer, covestro, saint gobain, heidelberg materials, lafarge, holcim, norsk hydro, alcoa, sabic, dow chemical, dupont, 3m, cargill, sigma aldrich, vwr, fisher scientific, fisher sci, mcmaster carr, mcmaster-carr, msc industrial, alibaba.com supplier, global industrial, rexel, sonepar, wesco, igus, misumi, protolabs, pcbway, jlcpcb, avnet, arrow electronics, smurfit kappa, ds smith, mondi, packhelp, ratioform, rajapack, sika, ppg

@equipment
en: equipment, machinery, machine, lease equipment, equipment rental, plant hire, tool hire, equipment lease, capital expenditure, leasing, machines, forklift, excavator, printer lease, copier lease, lease payment, equipment purchase
de: Maschine, Maschinen, Gerät, Geräte, Leasing, Leasingrate, Gerätemiete, Anlagen, Ausrüstung, Betriebsausstattung, Maschinenmiete, Baumaschinen, Geschäftsausstattung, Gabelstapler
fr: équipement, machine, machines, matériel, crédit bail, location matériel, leasing, outillage industriel, location longue durée, engin
es: maquinaria, equipo, equipos, leasing, alquiler de maquinaria, renting, máquina, máquinas
it: attrezzatura, macchinari, noleggio, leasing, macchina industriale
nl: apparatuur, machine, machines, lease, leasing, gereedschap huur
names: grenke, grenkeleasing, grenke leasing, deutsche leasing, mmv leasing, albis leasing, bnp paribas leasing, societe generale equipment, de lage landen, dll, siemens financial, caterpillar, cat financial, john deere, komatsu, liebherr, linde material, jungheinrich, kiloutou, loxam, boels, hkl baumaschinen, zeppelin rental, united rentals, sunbelt rentals, herc rentals, hss hire, speedy hire, leaseplan, alphabet fuhrpark, arval, ald automotive, athlon, xerox, xerox financial, canon financial, ricoh, konica minolta, kyocera, kyocera document, trumpf, dmg mori, festo, marlin leasing

@security
en: security, alarm, security service, guard, surveillance, alarm system, monitoring alarm, cctv, fire alarm, fire protection, smoke detector, safe deposit, safe deposit box, locks security, guards
de: Sicherheit, Alarmanlage, Sicherheitsdienst, Wachdienst, Bewachung, Brandschutz, Schließfach, Rauchmelder, Objektschutz
fr: sécurité, alarme, gardiennage, télésurveillance, surveillance, coffre fort, incendie protection
es: seguridad, alarma, vigilancia, alarmas, caja fuerte, extintores
it: sicurezza, allarme, vigilanza, antifurto
nl: beveiliging, alarm, bewaking
names: adt, adt security, simplisafe, vivint, ring, ring protect, nest aware, arlo, brinks, brinks home, verisure, securitas, securitas direct, g4s, prosegur, prosegur alarmas, movistar prosegur, sector alarm, tyco, johnson controls, kötter security, abus, chubb fire, stanley security, loomis, allied universal, protectline

@catering
en: catering, event catering, office snacks, team lunch, company party, team event, event location, conference catering, venue, venue hire, offsite, team building, event planning, hospitality, christmas party, corporate event, company event, staff party, summer party, banquet, team dinner
de: Catering, Betriebsfeier, Firmenfeier, Teamevent, Eventlocation, Betriebsausflug, Getränkelieferung, Obstkorb, Veranstaltungsraum, Firmenevent, Sommerfest, Partyservice
fr: traiteur, séminaire entreprise, événement, repas d équipe, réception, salle de réception, soirée entreprise
es: catering, evento, comida de empresa, cena de empresa, cena de navidad, evento corporativo, alquiler de sala
it: catering evento, evento aziendale, cena aziendale, rinfresco
nl: catering evenement, bedrijfsuitje, personeelsfeest, borrel, zaalhuur
names: aramark catering, sodexo events, compass catering, smunch, heycater, hey catering, snackbox, snacknation, crafty, zerocater, cater2me, foodsby, fruchtkorb, peerspace, tagvenue, eventinc, spacebase, captain train events, teambuilding.com, cozymeal, fooda

@carrepair
en: car repair, garage, mechanic, tyres, tires, car wash, auto parts, oil change, car service, vehicle maintenance, auto repair, bodywork, roadside assistance, car dealer, car dealership, car purchase, windscreen, car parts, motorcycle, motorbike, brakes, car maintenance, tyre, tow truck, towing, automobile, automotive, car, vehicle, wheel alignment, smash repair, dealership, motors, auto, vehicle repair
de: Autowerkstatt, Werkstatt, Kfz Werkstatt, Reifen, Autowäsche, Waschanlage, Waschstraße, Autohaus, Inspektion, Ölwechsel, Kfz Reparatur, Autoteile, Pannenhilfe, Auto, Fahrzeug, Autoreparatur, Reifenwechsel, Pkw, Motorrad, Abschleppdienst, Winterreifen, Fahrzeugpflege, KFZ, Autoservice, Autokauf, Karosserie
fr: garage, réparation auto, pneus, lavage auto, révision, mécanicien, vidange, voiture, carrosserie, concessionnaire, pièces auto, automobile, dépannage, pneumatiques, entretien véhicule, pare brise, station de lavage, moto
es: taller, taller mecánico, neumáticos, lavado de coches, mecánico, concesionario, revisión coche, coche, automóvil, recambios, grúa, reparación coche, autolavado, lavadero, vehículo, moto, aceite motor, chapa y pintura
it: officina, meccanico, gomme, pneumatici, autolavaggio, carrozzeria, autofficina, gommista, tagliando, macchina auto, concessionaria
nl: garage, autobanden, wasstraat, onderhoud auto, autogarage, auto, autoreparatie, banden, autobedrijf
pt: oficina, pneus, lavagem auto, mecânico, carro, concessionária
names: atu, a.t.u, a t u auto, pitstop, pit stop, euromaster, vergölst, premio reifen, reifen.com, reifendirekt, carglass, mr wash, mr. wash, imo car wash, norauto, feu vert, speedy, midas, point s, roady, oscaro, mister auto, yakarouler, elephant bleu, carglass fr, autodoc, kfzteile24, kwik fit, kwik-fit, halfords autocentre, ats euromaster, national tyres, autoglass, euro car parts, the aa, aa membership, rac, rac motoring, green flag, jiffy lube, jiffylube, valvoline, pep boys, firestone, goodyear auto, discount tire, america s tire, les schwab, ntb, mavis tire, big o tires, meineke, maaco, safelite, autozone, o reilly auto, oreilly auto, advance auto, napa auto, napa, carquest, rockauto, mister car wash, carmax, carvana, autonation, lithia, penske auto, toyota service, honda service, bmw niederlassung, bmw service, mercedes benz niederlassung, volkswagen zentrum, audi zentrum, porsche zentrum, renault retail, peugeot, citroen, tesla motors, tesla service, tesla inc, öamtc, oeamtc, arbö, tcs touring, anwb, carter cash, first stop, confortauto, aurgi, rodi, canadian tire auto, mr lube, supercheap, repco, ford motor, harley davidson

@sponsor
en: association, professional association, dues, trade union, union dues, club dues, society, chamber membership, guild, membership association, alumni
de: Verein, Verband, Gewerkschaft, Gewerkschaftsbeitrag, Vereinsbeitrag, Berufsverband, Innung, Kammerbeitrag
fr: syndicat, association, cotisation syndicale, cotisation professionnelle, ordre des
es: sindicato, asociación, colegio profesional, cuota sindical, colegiado
it: sindacato, associazione, ordine professionale
nl: vakbond, vereniging, contributie vereniging
names: ver.di, ver di, ig metall, verdi, gew, dgb, cfdt, cgt, ccoo, ugt, unison, unite the union, gmb, ieee, acm, bitkom, vdi, marburger bund, ärztekammer, rechtsanwaltskammer, architektenkammer, steuerberaterkammer, aicpa, bar association, haus und grund, mieterverein, rotary, lions club, bni

@funeral
en: funeral, cemetery, burial, undertaker, wedding venue, wedding photographer, alimony, child support, maintenance payment, household help, family support, inheritance
de: Bestattung, Beerdigung, Friedhof, Unterhaltszahlung, Kindesunterhalt, Bestatter, Erbschaft
fr: obsèques, pompes funèbres, pension alimentaire, succession
es: funeraria, entierro, manutención, herencia
it: funerale, onoranze funebri, alimenti figli, eredità
nl: uitvaart, begrafenis, alimentatie
`;
