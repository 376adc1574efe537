/** Who is tried: whoever came by a link looks on, as the observer does. */
export const WHO = ["us", "usAdviser", "dprk", "mediator", "observer", "facilitator", "guest", "stranger"] as const;
export type Who = (typeof WHO)[number];

/**
 * Who may what, once more and in another form: y, or n, or - where there is nothing for them to know of; in capitals where it makes no
 * difference whose table it is. At the end the route, or rows where the database is asked past all checks.
 */
const MODEL = `
                      us usAdviser dprk mediator observer facilitator guest stranger route
readTable             y  y         y    y        y        y           y     -        readTable
listSeats             y  y         y    y        y        y           y     -        listSeats
readSession           y  y         y    y        y        y           y     -        readSession
watch                 y  y         y    y        y        y           y     -        watchSession
export                y  y         y    y        y        y           y     -        exportSession
speak                 y  n         y    y        n        y           n     -        act
giveSeat              n  n         n    n        n        y           n     -        giveSeat
changeSeat            n  n         n    n        n        y           n     -        changeSeat
takeSeat              n  n         n    n        n        y           n     -        takeSeat
leave                 y  y         y    y        y        y           y     -        takeSeat
makeLink              n  n         n    n        n        y           n     -        makeSeatLink
listLinks             n  n         n    n        n        y           n     -        listSeatLinks
revokeLink            n  n         n    n        n        y           n     -        revokeSeatLink
seatBot               n  n         n    n        n        y           n     -        seatBot
takeBot               n  n         n    n        n        y           n     -        takeBot
listBots              y  y         y    y        y        y           y     -        listBots
addSession            n  n         n    n        n        y           n     -        createSession
readAudit             n  n         n    n        n        y           n     -        readAuditLog
verdictUs             y  y         n    n        n        y           n     -        askVerdict
countersDprk          n  n         y    n        n        y           n     -        askCounterOffers
guardUs               y  y         n    n        n        y           n     -        askGuard
readingUs             y  y         n    n        n        y           n     -        askReading
readingDprk           n  n         y    n        n        y           n     -        askReading
analysisUs            y  y         n    n        n        y           n     -        askAnalysis
planDprk              n  n         y    n        n        y           n     -        askExchangePlan
verifyUs              y  y         n    n        n        y           n     -        askVerification
readBriefUs           y  y         -    -        -        y           -     -        readBrief
briefHistoryUs        y  y         -    -        -        y           -     -        readBriefHistory
watchBriefUs          y  y         -    -        -        y           -     -        watchBrief
editBriefUs           y  n         -    -        -        n           -     -        changeBrief
editBriefDprk         -  -         y    -        -        n           -     -        changeBrief
beginRecord           y  n         y    n        n        y           n     -        beginRecord
listRecords           y  y         y    y        y        y           y     -        listRecords
readRecord            y  y         y    y        y        y           y     -        readRecord
recordEvents          y  y         y    y        y        y           y     -        listRecordEvents
watchRecord           y  y         y    y        y        y           y     -        watchRecord
exportRecord          y  y         y    y        y        y           y     -        exportRecord
consentUs             y  n         n    n        n        n           n     -        consentToRecord
accountOfUs           y  n         n    n        n        n           n     -        actInRecord
nameBody              n  n         n    n        n        y           n     -        nameRecordBody
keepFile              y  n         y    y        n        y           n     -        uploadFile
listFiles             y  y         y    y        y        y           y     -        listFiles
readFileOfUs          y  y         -    -        -        y           -     -        readFile
eraseFileOfUs         y  n         -    -        -        n           -     -        eraseFile
sitInBot              n  n         n    n        n        y           n     -        letBotSitIn
withdrawRecord        n  n         n    n        n        y           n     -        withdrawRecord
eraseText             n  n         n    n        n        y           n     -        eraseEventTexts
exportTable           n  n         n    n        n        y           n     -        exportTable
listTable             y  y         y    y        y        y           y     -        listTables
openTable             Y  Y         Y    Y        Y        Y           N     Y        createTable
importTable           Y  Y         Y    Y        Y        Y           N     Y        importTable
dataOfUs              y  -         -    -        -        -           -     -        readMyData
leaveNow              Y  Y         Y    Y        Y        Y           Y     Y        eraseMe
makeToken             Y  Y         Y    Y        Y        Y           N     Y        makeToken
listTokenOfUs         y  -         -    -        -        -           -     -        listTokens
revokeTokenOfUs       y  -         -    -        -        -           -     -        revokeToken
importCase            Y  Y         Y    Y        Y        Y           N     Y        importCase
listCaseOfUs          y  y         -    -        -        -           -     -        listCases
readCaseOfUs          y  y         -    -        -        -           -     -        readCase
versionsOfUs          y  y         -    -        -        -           -     -        listCaseVersions
caseFileOfUs          y  y         -    -        -        -           -     -        exportCase
briefsOfExample       -  -         -    -        -        -           -     -        exportCase
dropCaseOfUs          y  y         -    -        -        -           -     -        dropCase
shareCaseOfUs         y  y         -    -        -        -           -     -        shareCase
holdersOfUs           y  y         -    -        -        -           -     -        listCaseHolders
unshareOfUs           y  -         -    -        -        -           -     -        unshareCase
createTournamentOfUs  Y  Y         Y    Y        Y        Y           N     Y        createTournament
listTournamentOfUs    y  -         -    -        -        -           -     -        listTournaments
readTournamentOfUs    y  -         -    -        -        -           -     -        readTournament
watchTournamentOfUs   y  -         -    -        -        -           -     -        watchTournament
resultsTournamentOfUs y  -         -    -        -        -           -     -        readTournamentResults
gamesTournamentOfUs   y  -         -    -        -        -           -     -        listTournamentGames
tableTournamentOfUs   y  -         -    -        -        -           -     -        readTournamentTable
replayTournamentOfUs  y  -         -    -        -        -           -     -        replayTournamentGame
endTournamentOfUs     y  -         -    -        -        -           -     -        endTournament
createSimulationOfUs  Y  Y         Y    Y        Y        Y           N     Y        createSimulation
listSimulationOfUs    y  -         -    -        -        -           -     -        listSimulations
readSimulationOfUs    y  -         -    -        -        -           -     -        readSimulation
watchSimulationOfUs   y  -         -    -        -        -           -     -        watchSimulation
resultsSimulationOfUs y  -         -    -        -        -           -     -        readSimulationResults
gamesSimulationOfUs   y  -         -    -        -        -           -     -        listSimulationGames
tableSimulationOfUs   y  -         -    -        -        -           -     -        readSimulationTable
replaySimulationOfUs  y  -         -    -        -        -           -     -        replaySimulationGame
endSimulationOfUs     y  -         -    -        -        -           -     -        endSimulation
fileRowsOfUs          y  y         -    -        -        y           -     -        (rows)
briefOfUs             y  y         -    -        -        y           -     -        (rows)
exampleRows           -  -         -    -        -        -           -     -        (rows)
briefOfDprk           -  -         y    -        -        y           -     -        (rows)
eventsOfUs            y  y         -    -        -        y           -     -        (rows)
caucusOfUs            y  y         -    y        -        y           -     -        (rows)
`;

export interface ModelRow {
  readonly what: string;
  readonly marks: Readonly<Record<Who, string>>;
  /** Id of the contract; null: rows. */
  readonly route: string | null;
}

export const MODEL_ROWS: readonly ModelRow[] = MODEL.trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [what = "", ...rest] = line.trim().split(/\s+/);
    const route = rest.at(-1);
    if (rest.length !== WHO.length + 1 || route === undefined) throw new Error(`Expected a mark for each, and a route: ${line}`);
    // Each of them has a mark, as was just seen.
    const marks = Object.fromEntries(WHO.map((who, k) => [who, rest[k]])) as Readonly<Record<Who, string>>;
    return { what, marks, route: route === "(rows)" ? null : route };
  });
