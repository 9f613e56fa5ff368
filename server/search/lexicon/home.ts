/** Where one lives: rent, energy, water, phone, insurance, repairs, furniture. */
export const home = `
@rent
en: rent, rents, rental, lease, landlord, tenancy, tenant, letting, monthly rent, apartment rent, office rent, rent payment, office lease, leasehold, premises, property management, sublet, coworking, co working, office space, desk space, warehouse rent, housing, flat, apartment, letting agent, realty, real estate, serviced office
de: Miete, Mieten, Kaltmiete, Warmmiete, Mietzahlung, Büromiete, Wohnungsmiete, Vermieter, Pacht, Mietzins, Untermiete, Wohnung, Immobilien, Hausverwaltung, Wohnbau, Wohnungsgesellschaft, Raumkosten, Genossenschaft, Gewerbemiete, Ladenmiete, Lagermiete, Mietvertrag
fr: loyer, loyers, bail, propriétaire, location bureau, location bureaux, quittance de loyer, bailleur, immobilier, location appartement, logement, loyer appartement, régie
es: alquiler, renta, arrendamiento, casero, inquilino, alquiler piso, alquiler oficina, arriendo, inmobiliaria, vivienda, piso, alquiler local
it: affitto, canone di locazione, locazione, pigione, immobiliare, affitti
nl: huur, huurder, verhuurder, kantoorhuur, woningcorporatie, huurbetaling
pt: aluguel, renda, arrendamento, aluguer, senhorio
names: wework, we work, regus, spaces, iwg, mindspace, industrious, knotel, convene, design offices, rent24, vonovia, deutsche wohnen, leg immobilien, gewobag, degewo, saga gwg, vivawest, nhw, gwg, gewofag, wiener wohnen, gesiba, livit, wincasa, foncia, nexity, citya, orpi, century 21, in li, immobiliere 3f, action logement, clarion housing, peabody, l&q, foxtons, savills, openrent, rightmove, greystar, avalonbay, equity residential, camden property, appfolio, rentcafe, clickpay, yardi, avail rent, zillow rental, apartments.com, buildium, lodgify, bilt rewards, realpage, cushman, cbre, jll, idealista, fotocasa, immoscout, immobilienscout, immowelt, spareroom, clinkhostel office, betahaus, st oberholz, second home office, fora space, huckletree, la poste immo

@mortgage
en: mortgage, home loan, house loan, mortgage payment, house purchase, property purchase, escrow, mortgage instalment, remortgage
de: Hypothek, Baufinanzierung, Immobilienkredit, Baukredit, Immobiliendarlehen, Hausrate, Hypothekenzins, Bausparen, Bausparvertrag, Hauskauf
fr: hypothèque, prêt immobilier, crédit immobilier, échéance prêt, emprunt immobilier, notaire achat
es: hipoteca, préstamo hipotecario, cuota hipoteca, hipotecario, crédito hipotecario
it: mutuo, mutuo casa, ipoteca
nl: hypotheek, hypotheekrente
pt: crédito habitação, financiamento imobiliário
names: rocket mortgage, quicken loans, freedom mortgage, pennymac, mr cooper, nationstar, loandepot, caliber home, newrez, shellpoint, flagstar, fannie mae, wells fargo home, wells fargo mortgage, chase mortgage, halifax mortgage, nationwide building, nationwide bs, santander mortgage, interhyp, dr klein, lbs, schwäbisch hall, bsh, wüstenrot, bhw, credit logement, credit foncier, obvion, florius

@electricity
en: electricity, electric, power bill, energy bill, energy, power company, electric bill, electric company, utility, utilities, utility bill, electricity supplier, power supply, light bill, kwh
de: Strom, Stromrechnung, Stromabschlag, Energie, Energieversorger, Stromkosten, Elektrizität, Stromanbieter, Stadtwerke, Abschlag Strom, Energiekosten, Stromlieferung, Ökostrom, Versorger
fr: électricité, facture d électricité, énergie, courant, fournisseur d énergie, facture énergie
es: electricidad, luz, factura de la luz, recibo de luz, energía, factura luz, suministro eléctrico, recibo luz, compañía eléctrica
it: elettricità, luce, bolletta, bolletta luce, energia elettrica, bollette
nl: elektriciteit, stroom, energie, energierekening, energieleverancier
pt: eletricidade, energia, conta de luz, luz
names: e.on, eon, e on energie, eon energie, rwe, vattenfall, enbw, yello strom, yello, lichtblick, naturstrom, greenpeace energy, eprimo, e wie einfach, tibber, octopus energy, octopusenergy, polarstern, stadtwerke münchen, swm versorgung, swm, mainova, rheinenergie, enercity, n ergie, badenova, entega, ewe vertrieb, ewe, wien energie, verbund, evn, linz strom, energie ag, kelag, ewz, bkw, ekz, ckw, groupe e, edf, electricite de france, edf energy, edf particuliers, enedis, engie, total direct energie, ekwateur, enercoop, vattenfall fr, iberdrola, endesa, naturgy, edp, holaluz, repsol luz, repsol electricidad, som energia, totalenergies luz, enel, enel energia, a2a, acea, hera comm, edison energia, sorgenia, iren, plenitude, eneco, essent, nuon, greenchoice, vandebron, engie electrabel, electrabel, luminus, edp comercial, british gas, ovo energy, ovo, bulb energy, bulb, scottish power, scottishpower, sse, sse energy, npower, utilita, shell energy, good energy, ecotricity, utility warehouse, electric ireland, bord gais, pg&e, pgande, pg and e, pacific gas, pacific gas and electric, con edison, coned, con ed, consolidated edison, duke energy, dominion energy, southern california edison, so cal edison, sce, sdg&e, national grid, eversource, pseg, pse&g, comed, ameren, dte energy, consumers energy, entergy, georgia power, alabama power, florida power, fpl, fpl direct, xcel energy, centerpoint, txu energy, reliant energy, nrg energy, ppl electric, peco, pepco, bge, firstenergy, aep, puget sound energy, portland general, seattle city light, ladwp, la dwp, smud, austin energy, hydro one, toronto hydro, bc hydro, hydro quebec, enmax, epcor, agl, origin energy, energyaustralia, meridian energy, genesis energy, fortum, ellevio, energa, tauron, pge polska, cez, orsted

@gasheat < electricity
en: natural gas, gas bill, heating, heating oil, district heating, heat, gas supply, propane, boiler fuel, firewood, wood pellets, gas heating
de: Gas, Erdgas, Gasrechnung, Heizung, Heizkosten, Fernwärme, Heizöl, Gasabschlag, Wärme, Pellets, Brennholz, Gasversorgung, Abschlag Gas, Heizungswartung
fr: gaz, gaz naturel, chauffage, fioul, facture de gaz, chauffage urbain, mazout, bois de chauffage
es: gas, gas natural, calefacción, butano, factura del gas, gasoil calefacción, recibo gas
it: gas metano, riscaldamento, bolletta gas, metano
nl: aardgas, verwarming, stadsverwarming, gasrekening
pt: gás, aquecimento
names: gasag, montana gas, goldgas, gazprom, butagaz, antargaz, primagaz, gaz de bordeaux, grdf, engie gaz, nicor gas, peoples gas, socalgas, southern california gas, so cal gas, atmos energy, columbia gas, spire energy, piedmont gas, national fuel, washington gas, cng, enbridge gas, fortis bc, union gas, cadent, calor gas, flogas, amerigas, suburban propane, ferrellgas, wingas, hoyer, heizoel24, techem, ista, brunata, minol

@water
en: water, water bill, sewer, sewage, wastewater, water supply, water company, water works, drainage
de: Wasser, Abwasser, Wasserwerk, Wassergebühren, Wasserrechnung, Trinkwasser, Entwässerung, Kanalgebühr, Wasserbetriebe, Niederschlagswasser
fr: eau, facture d eau, eaux, assainissement, distribution d eau
es: agua, factura del agua, aguas, saneamiento, recibo agua, canal isabel
it: acqua, acquedotto, bolletta acqua, servizio idrico
nl: waterbedrijf, waterrekening, drinkwater, waterschap
pt: água, águas, saneamento
names: thames water, severn trent, anglian water, united utilities, yorkshire water, southern water, south west water, wessex water, affinity water, scottish water, welsh water, northumbrian water, irish water, veolia eau, veolia, suez, suez eau, saur, lyonnaise des eaux, eau de paris, canal de isabel ii, aguas de barcelona, agbar, aqualia, berliner wasserbetriebe, hamburg wasser, gelsenwasser, vitens, waternet, american water, nyc water, dc water, ebmud, east bay mud, american states water, aqua america, smat, acea ato, epal

@waste
en: waste, refuse, garbage, trash, recycling, rubbish, rubbish removal, bin collection, waste disposal, trash pickup, skip hire, dumpster, junk removal
de: Müll, Müllabfuhr, Abfall, Abfallgebühren, Entsorgung, Müllgebühren, Abfallwirtschaft, Container Entsorgung, Sperrmüll, Wertstoffhof, Straßenreinigung
fr: déchets, ordures ménagères, collecte des déchets, déchetterie, ramassage, taxe ordures
es: basura, basuras, residuos, recogida de basuras, reciclaje, tasa de basuras
it: rifiuti, spazzatura, tari, nettezza urbana
nl: afval, afvalstoffenheffing, vuilnis
names: bsr, awm, awb, stadtreinigung, remondis, alba, waste management, republic services, waste connections, biffa, suez recycling, recology, 1800gotjunk, got junk, ecoembes, stericycle, veolia proprete, paprec, fcc medio

@telecom
en: phone, telephone, mobile, mobile phone, cell phone, cellphone, cellular, wireless, telecom, telecommunications, phone bill, mobile contract, sim, sim card, prepaid, phone plan, data plan, roaming, landline, top up, phone contract, calls
de: Telefon, Handy, Mobilfunk, Handyvertrag, Telefonrechnung, Mobilfunkrechnung, Festnetz, Handyrechnung, Telekommunikation, Prepaid, Guthaben aufladen, Rufnummer, SIM Karte, Smartphone Vertrag, Fernsprech
fr: téléphone, téléphonie, mobile, portable, forfait, forfait mobile, opérateur, facture mobile, télécom, abonnement téléphonique, ligne fixe
es: teléfono, móvil, telefonía, factura teléfono, factura del móvil, tarifa móvil, celular, recarga móvil, línea fija, telecomunicaciones
it: telefono, cellulare, telefonia, ricarica, bolletta telefono, ricarica telefonica
nl: telefoon, mobiel, telefoonrekening, beltegoed
pt: telemóvel, telefone, celular, recarga
names: telekom, deutsche telekom, t mobile, tmobile, t-mobile, telekom deutschland, vodafone, vodafone gmbh, o2, telefonica, telefonica germany, o2 uk, congstar, 1&1, 1und1, drillisch, aldi talk, klarmobil, mobilcom, mobilcom debitel, freenet, freenet mobilfunk, winsim, simyo, blau mobil, fonic, lebara, lycamobile, otelo, sipgate, a1 telekom, magenta, drei, hutchison, swisscom, salt mobile, sunrise, orange, orange sa, orange mobile, sosh, sfr, red by sfr, bouygues telecom, bouygues, b&you, free mobile, free telecom, free sas, la poste mobile, nrj mobile, movistar, telefonica moviles, yoigo, masmovil, pepephone, lowi, digi mobil, digi spain, jazztel, euskaltel, tim, telecom italia, wind tre, windtre, iliad, fastweb mobile, ho mobile, postemobile, kpn, kpn mobiel, odido, tele2, ben nl, proximus, telenet, mobistar, base, nos, meo, ee, ee limited, ee mobile, bt, bt group, three, three uk, h3g, giffgaff, giff gaff, tesco mobile, sky mobile, voxi, smarty, virgin mobile, idmobile, id mobile, plusnet mobile, spusu, eir, verizon, verizon wireless, vzwrlss, vzw, at&t, att, att bill, at t, at&t mobility, sprint, t-mobile usa, mint mobile, cricket wireless, cricket, metro pcs, metropcs, boost mobile, us cellular, google fi, visible, straight talk, tracfone, xfinity mobile, spectrum mobile, ting, consumer cellular, rogers, rogers wireless, bell canada, bell mobility, telus, fido, koodo, virgin plus, freedom mobile, shaw mobile, telstra, optus, tpg, spark nz, 2degrees, telia, telenor, tre se, elisa, dna oyj, plus gsm, play pl, orange polska, claro, vivo, oi telecom, tigo, telcel, airtel, jio, vi india, mtn, safaricom, vodacom, twilio, ringcentral, dialpad, aircall, nfon, placetel, vonage, 8x8, skype, grasshopper

@internet < telecom
en: internet, broadband, fibre, fiber, isp, wifi, wi fi, cable internet, dsl, internet provider, internet service, cable tv, internet access, connectivity, bandwidth
de: Internet, DSL, Breitband, Glasfaser, Internetanschluss, Kabelanschluss, Internetanbieter, WLAN, Kabelfernsehen, Internetvertrag, Telefon und Internet
fr: internet, fibre, box internet, adsl, haut débit, fournisseur d accès, abonnement internet, livebox, freebox
es: internet, fibra, fibra óptica, banda ancha, adsl, conexión a internet, wifi
it: connessione internet, fibra ottica, banda larga, adsl
nl: internet, breedband, glasvezel, kabel
names: comcast, xfinity, comcast cable, spectrum, charter comm, charter communications, time warner cable, twc, cox communications, cox comm, optimum, altice, cablevision, verizon fios, fios, centurylink, lumen, quantum fiber, frontier communications, windstream, google fiber, starlink, hughesnet, viasat, rcn, wow internet, mediacom, sparklight, earthlink, virgin media, bt broadband, sky broadband, talktalk, talk talk, plusnet, hyperoptic, community fibre, zen internet, unitymedia, kabel deutschland, kabel bw, tele columbus, pyur, netcologne, m net, mnet, deutsche glasfaser, willy tel, easybell, upc, upc cablecom, liwest, kabelplus, init7, free freebox, orange fibre, sfr fibre, bbox, ono, fastweb, eolo, tiscali, open fiber, ziggo, xs4all, delta fiber, caiway, voo, scarlet, shaw cable, teksavvy, videotron, cogeco, eastlink, aussie broadband, nbn, bahnhof, comhem, altibox, cogent communications, level 3, zayo, colt technology

@insurance
en: insurance, insurer, premium, premiums, policy, insurance premium, coverage, liability insurance, home insurance, life insurance, underwriter, underwriting, assurance, indemnity, contents insurance, travel insurance, pet insurance, insurance policy, broker insurance, disability insurance, professional liability, cyber insurance
de: Versicherung, Versicherungen, Versicherungsbeitrag, Haftpflicht, Haftpflichtversicherung, Hausratversicherung, Beitrag Versicherung, Versicherungsprämie, Lebensversicherung, Rechtsschutz, Rechtsschutzversicherung, Unfallversicherung, Berufsunfähigkeit, Gebäudeversicherung, Betriebshaftpflicht, Police, Prämie, Versicherer, Reiseversicherung, Wohngebäude
fr: assurance, assurances, prime d assurance, assureur, cotisation assurance, assurance habitation, assurance vie, responsabilité civile, mrh
es: seguro, seguros, póliza, prima de seguro, aseguradora, seguro de hogar, seguro de vida, seguro hogar, recibo seguro, responsabilidad civil
it: assicurazione, assicurazioni, polizza, premio assicurativo
nl: verzekering, verzekeringen, verzekeringspremie, aansprakelijkheid, polis
pt: seguro, seguros, apólice, seguradora
names: allianz, allianz versicherung, allianz direct, axa, axa france, axa insurance, ergo, ergo direkt, hdi, huk coburg, huk24, huk, devk, lvm, vhv, gothaer, signal iduna, debeka, r+v, r v versicherung, generali, zurich insurance, zurich versicherung, zürich versicherung, provinzial, württembergische, alte leipziger, nürnberger, continentale, barmenia, hansemerkur, swiss life, die mobiliar, mobiliar, helvetia, basler versicherung, baloise, wiener städtische, uniqa, donau versicherung, wefox, clark, getsafe, friday versicherung, lemonade, cosmosdirekt, adam riese, hiscox, arag, roland rechtsschutz, maif, macif, maaf, matmut, gmf, groupama, mma, covea, generali france, luko, alan assurance, cnp assurances, april assurances, malakoff, mapfre, linea directa, mutua madrileña, mutua madrilena, catalana occidente, santalucia, ocaso, pelayo, reale seguros, generali seguros, axa seguros, unipolsai, unipol, cattolica, genertel, poste vita, nationale nederlanden, aegon, achmea, interpolis, centraal beheer, ohra, fbto, ag insurance, ethias, aviva, direct line, churchill insurance, admiral, admiral insurance, hastings direct, lv insurance, legal & general, legal and general, prudential, royal london, more than, esure, rsa insurance, nfu mutual, simply business, superscript, bupa travel, state farm, geico, geico auto, progressive ins, progressive insurance, progressive, allstate, liberty mutual, farmers ins, farmers insurance, nationwide ins, nationwide insurance, usaa, usaa insurance, travelers insurance, travelers, amica, erie insurance, chubb, the hartford, hartford insurance, metlife, new york life, northwestern mutual, mass mutual, massmutual, guardian life, principal life, lincoln financial, mutual of omaha, prudential life, transamerica, next insurance, vouch insurance, embroker, root insurance, esurance, assurant, lloyds of london, marsh, aon, willis towers, munich re, intact insurance, desjardins, sun life, manulife, td insurance, nrma, aami, allianz au, suncorp, trupanion, petplan, healthy paws, world nomads, allianz travel, euler hermes, coface, trygvesta, tryg, if insurance, gjensidige, pzu, warta

@carinsurance < insurance
en: car insurance, auto insurance, vehicle insurance, motor insurance, motor policy, auto policy, motor premium
de: Kfz Versicherung, Autoversicherung, Kfz Haftpflicht, Kaskoversicherung, Vollkasko, Teilkasko, KFZ Vers
fr: assurance auto, assurance voiture, assurance automobile
es: seguro de coche, seguro coche, seguro auto, seguro del coche, seguro vehículo
it: assicurazione auto, rca, rc auto
nl: autoverzekering
names: huk24 kfz, da direkt, geico auto, admiral motor, verti, direct assurance, amaguiz

@homerepair
en: diy, hardware store, home improvement, building materials, repair, repairs, renovation, plumber, plumbing, electrician, carpenter, painter, contractor, handyman, tools, paint, lumber, timber, roofing, locksmith, construction, maintenance, builder, builders, joinery, heating engineer, hvac, garden centre, gardening, garden, landscaping, lawn care, plants, nursery plants, pest control, hardware, bathroom, kitchen fitting, tiles, flooring, glazing
de: Baumarkt, Handwerker, Reparatur, Reparaturen, Renovierung, Instandhaltung, Sanitär, Klempner, Elektriker, Schreiner, Tischler, Maler, Baustoffe, Werkzeug, Dachdecker, Schlüsseldienst, Gartencenter, Gartenmarkt, Wartung, Umbau, Sanierung, Handwerkerrechnung, Installateur, Heizungsbau, Glaserei, Gärtner, Gärtnerei, Gartenbau, Pflanzen, Kammerjäger, Farbe, Bodenbelag, Fliesen, Elektroinstallation
fr: bricolage, réparation, réparations, plombier, plomberie, électricien, travaux, rénovation, serrurier, peintre, matériaux, quincaillerie, jardinerie, menuisier, entretien, jardin, jardinage, maçon, couvreur, outillage
es: bricolaje, ferretería, reparación, reparaciones, fontanero, fontanería, electricista, reforma, reformas, obra, obras, pintor, carpintero, cerrajero, mantenimiento, materiales de construcción, jardinería, jardín, herramientas, albañil, vivero
it: ferramenta, idraulico, elettricista, ristrutturazione, riparazione, manutenzione, falegname, fai da te, giardinaggio
nl: bouwmarkt, loodgieter, elektricien, verbouwing, reparatie, klusjesman, onderhoud, tuincentrum, doe het zelf
pt: reparação, canalizador, obras, ferragens, jardinagem, encanador, manutenção
names: bauhaus, obi, obi markt, hornbach, toom, toom baumarkt, hagebau, hagebaumarkt, globus baumarkt, hellweg, raiffeisen markt, dehner, pflanzen kölle, würth, wuerth, hilti, bosch professional, hoffmann group, contorion, leroy merlin, castorama, brico depot, bricomarche, mr bricolage, weldom, point p, truffaut, jardiland, botanic, gamm vert, manomano, brico dépôt, bricomart, obramat, bricor, aki bricolaje, bauhaus es, gamma, praxis, karwei, hornbach nl, intratuin, brico, hubo, b&q, b & q, wickes, screwfix, toolstation, homebase, travis perkins, jewson, howdens, city plumbing, plumb center, topps tiles, dunelm diy, rs components, rentokil, dulux, wilko, robert dyas, checkatrade, rated people, taskrabbit, myhammer, home depot, homedepot, the home depot, lowe s, lowes, lowe's, menards, ace hardware, true value, harbor freight, sherwin williams, sherwin-williams, benjamin moore, floor & decor, tractor supply, northern tool, grainger, fastenal, ferguson, 84 lumber, orkin, terminix, roto rooter, mr rooter, angi, angies list, thumbtack, homeadvisor, servicemaster, servpro, canadian tire, rona, home hardware, bunnings, mitre 10, jula, biltema, byggmax, clas ohlson, castorama pl, trugreen, scotts lawn, armstrong garden, pikes nursery, lagerhaus, jumbo baumarkt, do it garden

@furniture
en: furniture, furnishings, home furnishings, sofa, chair, chairs, desk, desks, mattress, bed, table lamp, decor, homeware, homewares, kitchenware, bedding, curtains, carpet, carpets, office furniture, lamp, lamps, wardrobe, shelf, shelves, cabinet, interior, lighting
de: Möbel, Möbelhaus, Einrichtung, Büromöbel, Matratze, Sofa, Schreibtisch, Stuhl, Stühle, Bürostuhl, Küchenzubehör, Haushaltswaren, Lampe, Lampen, Teppich, Einrichtungshaus, Regal, Schrank, Bettwäsche, Gardinen, Leuchten, Hausrat
fr: meubles, meuble, mobilier, ameublement, canapé, matelas, décoration, literie, mobilier de bureau, luminaire, chaise, bureau meuble, lampe
es: muebles, mueble, mobiliario, colchón, sofá, decoración, hogar, mobiliario de oficina, silla, sillas, escritorio, lámpara, lámparas
it: mobili, arredamento, materasso, divano, sedia, casalinghi, arredo
nl: meubels, meubelen, bank zitmeubel, matras, inrichting
pt: móveis, mobília, colchão, decoração
names: ikea, xxxlutz, xxl lutz, mömax, moemax, höffner, hoeffner, porta möbel, poco, poco einrichtung, segmüller, roller möbel, möbel boss, dänisches bettenlager, jysk, home24, westwing, wayfair, butlers, depot, emma matratze, emma sleep, casper sleep, casper, conforama, but, maisons du monde, alinea, la redoute interieurs, fly meubles, roche bobois, ligne roset, cinna, habitat, made.com, dfs, dfs furniture, sofology, dreams beds, oak furniture, john lewis home, the range, dunelm, dunelm mill, heals, zara home, kave home, muebles la fabrica, tempur, simba sleep, eve sleep, crate & barrel, crate and barrel, cb2, west elm, pottery barn, williams sonoma, restoration hardware, rh, ashley furniture, ashley homestore, rooms to go, raymour, bobs discount, la z boy, lazboy, ethan allen, havertys, living spaces, bed bath, bed bath & beyond, homegoods, home goods, container store, mattress firm, tuft & needle, purple mattress, saatva, herman miller, steelcase, knoll, vitra, fully desk, uplift desk, autonomous ai, haworth, kinnarps, usm haller, article.com, structube, leons, the brick, kwantum, leen bakker, sostrene grene, lakeland, le creuset, villeroy, wmf, tedox, lampenwelt

@cleaning
en: cleaning, cleaner, cleaners, janitorial, housekeeping, window cleaning, office cleaning, cleaning service, cleaning lady, maid, carpet cleaning
de: Reinigung, Gebäudereinigung, Putzfrau, Reinigungskraft, Büroreinigung, Reinigungsdienst, Fensterputzer, Haushaltshilfe, Unterhaltsreinigung, Putzhilfe, Glasreinigung
fr: nettoyage, ménage, femme de ménage, entretien ménager, société de nettoyage, propreté
es: limpieza, limpiadora, servicio de limpieza, limpieza oficina, empleada del hogar
it: pulizia, pulizie, impresa di pulizie
nl: schoonmaak, schoonmaakster, schoonmaakbedrijf
names: helpling, book a tiger, merry maids, molly maid, stanley steemer, jan pro, jani king, coverall, iss facility, iss, gegenbauer, piepenbrock, dussmann, wisag, kötter, onet, samsic, atalian, handy cleaning, housekeep, o3 ménage, yoopies, shiva, cintas, clece, tidy choice, batmaid

@laundry
en: laundry, dry cleaning, dry cleaner, dry cleaners, laundromat, launderette, ironing, alterations, tailor, tailoring, shoe repair, cobbler
de: Wäscherei, Textilreinigung, Waschsalon, chemische Reinigung, Schneiderei, Änderungsschneiderei, Schuster, Bügelservice, Schuhreparatur
fr: pressing, blanchisserie, laverie, teinturerie, retouches, cordonnerie, couturière
es: lavandería, tintorería, arreglos de ropa, sastre, zapatero, planchado
it: lavanderia, tintoria, lavasecco, sartoria
nl: wasserette, stomerij, kleermaker
names: timpson, johnsons cleaners, 5 a sec, 5asec, cleanly, rinse laundry, zips dry, martinizing, tide cleaners, mister minit, washio, laundryheap, ihateironing, wash multiservice

@moving
en: moving, removal, removals, movers, storage, self storage, storage unit, relocation, moving company, storage space, moving house
de: Umzug, Umzugsunternehmen, Umzugskosten, Lagerraum, Selfstorage, Einlagerung, Möbelspedition
fr: déménagement, garde meuble, déménageur, box de stockage
es: mudanza, mudanzas, trastero, guardamuebles, trasteros
it: trasloco, deposito, magazzino
nl: verhuizing, verhuisbedrijf, opslagruimte
names: public storage, extra space, cubesmart, life storage, iron mountain, shurgard, big yellow, safestore, lok n store, myplace storage, lagerbox, homebox, une piece en plus, bluespace, pods, two men and a truck, allied van, pickfords, dbschenker umzug, crown relocations, zapf umzüge, clutter, movinga, uncle bobs storage
`;
