#pragma once
/// The report's own words in the languages it speaks. English stands in the source; what has no Portuguese here does
/// not compile. Names of states, codes and commands stay as IOS writes them.
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/time.h"

namespace switchover::session::report {

enum class Language : std::uint8_t { English, Portuguese };

struct Words {
    std::string_view english, portuguese;
};

inline constexpr Words kWords[] = {
    // The summary
    {"Lab {}", "Laboratório {}"},
    {"{} fault", "{} falha"},
    {"{} faults", "{} falhas"},
    {"{} repair", "{} reparo"},
    {"{} repairs", "{} reparos"},
    {"{} and {} in {} of virtual time.", "{} e {} em {} de tempo virtual."},
    {"{} of virtual time without a fault.", "{} de tempo virtual sem nenhuma falha."},
    {" The longest outage lasted {}, after fault {} ({}).",
     " A interrupção mais longa durou {}, após a falha {} ({})."},
    {" The longest outage lasted {}, after repair {} ({}).",
     " A interrupção mais longa durou {}, após o reparo {} ({})."},
    {" After {} ({}) pings were not answered again.", " Após {} ({}), os pings não foram mais respondidos."},
    {" No ping was lost.", " Nenhum ping foi perdido."},
    {"Lab", "Laboratório"},
    {"Seed", "Semente"},
    {"End", "Fim"},
    {"{} after power-on", "{} após ligar"},
    {"Events", "Eventos"},
    {"Fingerprint", "Impressão digital"},
    {"Version", "Versão"},
    {"Made", "Feito em"},
    {"Times are virtual, hours:minutes:seconds since the lab was powered on. The routers ran their real protocols in "
     "simulated time; the same lab, seed and inputs give the same run to the nanosecond.",
     "Os tempos são virtuais, horas:minutos:segundos desde que o laboratório foi ligado. Os roteadores executaram seus "
     "protocolos reais em tempo simulado; o mesmo laboratório, a mesma semente e as mesmas entradas dão a mesma "
     "execução, ao nanossegundo."},
    {"Contents", "Conteúdo"},
    {"Fault {}: {}", "Falha {}: {}"},
    {"Repair {}: {}", "Reparo {}: {}"},
    // Outages
    {"Outages and their causes", "Interrupções e suas causas"},
    {"Before any fault", "Antes de qualquer falha"},
    {"The network was coming up, or a tunnel was being built for the first packets.",
     "A rede ainda estava subindo, ou um túnel estava sendo construído para os primeiros pacotes."},
    {"not restored", "não restabelecido"},
    {"no ping was running", "nenhum ping em execução"},
    {"nothing lost", "nada perdido"},
    {"Each fault and repair, and what it cost", "Cada falha e reparo, e o que custou"},
    {"What was done", "O que foi feito"},
    {"At", "Em"},
    {"Ping", "Ping"},
    {"Outage", "Interrupção"},
    {"Lost", "Perdidos"},
    {"Why it took so long", "Por que demorou tanto"},
    {"Pings over the whole run", "Pings em toda a execução"},
    {"Sent", "Enviados"},
    {"Answered", "Respondidos"},
    {"An outage lasts from the first echo that was lost to the first one answered after it, both as sent.",
     "Uma interrupção dura do primeiro eco perdido até o primeiro respondido depois dele, ambos pelo instante do "
     "envio."},
    {"Pings were not answered again before the end of the run.",
     "Os pings não voltaram a ser respondidos antes do fim da execução."},
    {"{} of it went by until repair {}: nothing brought an answer before it; where there is no second way, nothing "
     "can. "
     "After the repair it took {} more.",
     "{} passaram até o reparo {}: nada trouxe resposta antes dele; onde não há um segundo caminho, nada pode trazer. "
     "Depois do reparo levou mais {}."},
    {"none of its own", "nenhuma própria"},
    {"It ended the outage of fault {}, {} later.", "Encerrou a interrupção da falha {}, {} depois."},
    {"No step of HSRP, IKE or routing was part of it: the path itself came back.",
     "Nenhuma etapa do HSRP, do IKE ou do roteamento fez parte dela: o próprio caminho voltou."},
    {"Most of it was \"{}\", {}: {}.", "A maior parte foi \"{}\", {}: {}."},
    {"The longest part was \"{}\", {}: {}.", "A parte mais longa foi \"{}\", {}: {}."},
    {" The last step was \"{}\" on {}, {} after the input.", " A última etapa foi \"{}\" em {}, {} após a entrada."},
    {" The next answered ping was sent {} later.", " O próximo ping respondido foi enviado {} depois."},
    // Steps of a recovery
    {"HSRP", "HSRP"},
    {"HSRP notices", "O HSRP percebe"},
    {"HSRP takes over", "O HSRP assume"},
    {"IKE finds its peer dead", "O IKE dá o par como morto"},
    {"OSPF misses its neighbour", "O OSPF dá falta do vizinho"},
    {"IKE phase 1", "IKE fase 1"},
    {"IKE phase 2", "IKE fase 2"},
    {"Routes follow", "As rotas acompanham"},
    {"until the other gateway noticed: HSRP's hold timer, or a hello of lower priority",
     "até que o outro gateway percebeu: o temporizador hold do HSRP, ou um hello de prioridade menor"},
    {"from noticing to Active: the virtual address has moved",
     "de perceber até Active: o endereço virtual mudou de roteador"},
    {"the remote end kept using the old tunnel until its keepalives stayed unanswered",
     "a ponta remota continuou usando o túnel antigo até que seus keepalives ficaram sem resposta"},
    {"Main Mode with the new gateway: identities and keys", "Main Mode com o novo gateway: identidades e chaves"},
    {"Quick Mode: the new pair of IPsec SAs", "Quick Mode: o novo par de SAs IPsec"},
    {"OSPF's dead interval: until it is over, a route leads to a router that can no longer pass packets on",
     "o dead interval do OSPF: até ele acabar, uma rota leva a um roteador que já não pode encaminhar pacotes"},
    {"until the last router knew the new way to an end of the ping",
     "até que o último roteador conhecesse o novo caminho até uma ponta do ping"},
    {"outage", "interrupção"},
    {"No step of HSRP, IKE or routing followed from it.",
     "Nenhuma etapa do HSRP, do IKE ou do roteamento resultou dela."},
    {"Steps of the recovery", "Etapas da recuperação"},
    {"Seconds since the input. Amber steps are waits for a timer.",
     "Segundos desde a entrada. As etapas em âmbar são esperas por um temporizador."},
    {"Step", "Etapa"},
    {"Took", "Durou"},
    {"Ended after", "Terminou após"},
    {"On", "Em"},
    {"What it is", "O que é"},
    // The timeline
    {"Timeline", "Linha do tempo"},
    {"Timeline of the run", "Linha do tempo da execução"},
    {"No HSRP group, tunnel or ping was there.", "Não havia grupo HSRP, túnel nem ping."},
    {"HSRP by router and group (green Active, yellow Standby, pale Listen, grey Init), tunnel ends with an IPsec SA "
     "(violet), pings (red: outage). Numbers are the faults (red) and repairs (green) above.",
     "HSRP por roteador e grupo (verde Active, amarelo Standby, claro Listen, cinza Init), pontas de túnel com uma SA "
     "IPsec "
     "(violeta), pings (vermelho: interrupção). Os números são as falhas (vermelho) e os reparos (verde) acima."},
    {" Until the end at {} nothing of this changed.", " Até o fim, em {}, nada disso mudou."},
    {"Also done:", "Também foi feito:"},
    {"{} to {}", "{} para {}"},
    {"{}, {} to {}", "{}, de {} a {}"},
    {"answered", "respondido"},
    {"down", "sem resposta"},
    {"down for {}", "sem resposta por {}"},
    // Pictures
    {"at the end of the run", "no fim da execução"},
    {"just before the next input", "logo antes da próxima entrada"},
    {"Before, {}", "Antes, {}"},
    {"After, {}: {}", "Depois, {}: {}"},
    {"The lab. {}", "O laboratório. {}"},
    {"Ports: dot up, triangle no carrier, square shut. Violet: the way of ESP packets.",
     "Portas: ponto ativa, triângulo sem portadora, quadrado desligada. Violeta: o caminho dos pacotes ESP."},
    {"powered off", "desligado"},
    // Tables
    {"What changed in the tables", "O que mudou nas tabelas"},
    {"Routes, HSRP and security associations are the same before and after.",
     "Rotas, HSRP e associações de segurança são iguais antes e depois."},
    {"Moment", "Momento"},
    {"Tables before and after", "Tabelas antes e depois"},
    {"At the end of the run, {}.", "No fim da execução, {}."},
    {"Before the first input of the outage table, {}, and at the end of the run, {}. Rows of the first moment only are "
     "marked {}, of the last one only {}; the others are of both.",
     "Antes da primeira entrada da tabela de interrupções, {}, e no fim da execução, {}. As linhas só do primeiro "
     "momento são marcadas {}, as só do último {}; as outras são de ambos."},
    {"\u2212 before", "\u2212 antes"},
    {"+ after", "+ depois"},
    {"both", "ambos"},
    {"none", "nenhum"},
    {"Routes", "Rotas"},
    {"Security associations", "Associações de segurança"},
    {"Network", "Rede"},
    {"Code", "Código"},
    {"[distance/metric]", "[distância/métrica]"},
    {"Next hop", "Próximo salto"},
    {"Interface", "Interface"},
    {"Group", "Grupo"},
    {"State", "Estado"},
    {"Priority", "Prioridade"},
    {"Virtual address", "Endereço virtual"},
    {"Active", "Ativo"},
    {"Standby", "Em espera"},
    {"SA", "SA"},
    {"Peer", "Par"},
    {"SPI in / out", "SPI entrada / saída"},
    {"Since", "Desde"},
    {"directly connected", "diretamente conectada"},
    {"local", "local"},
    {"unknown", "desconhecido"},
    {"up", "ativa"},
    {"negotiating", "negociando"},
    // Charts
    {"Charts", "Gráficos"},
    {"Round trip of the pings", "Ida e volta dos pings"},
    {"Lifetime left of the IPsec SAs", "Vida restante das SAs IPsec"},
    {"HSRP priority", "Prioridade do HSRP"},
    {"There were no pings, security associations or HSRP groups.",
     "Não havia pings, associações de segurança nem grupos HSRP."},
    // The end
    {"Configurations", "Configurações"},
    {"Running configurations at the end of the run, as {} prints them.",
     "Configurações em execução no fim da execução, como {} as mostra."},
    {"See it again", "Ver de novo"},
    {"Save the text below as {}, put the lab {} beside it, and open it in Switchover (File, Open session), or run {}: "
     "it "
     "comes out with the same fingerprint.",
     "Salve o texto abaixo como {}, ponha o laboratório {} ao lado dele e abra-o no Switchover (Arquivo, Abrir "
     "sessão), "
     "ou execute {}: o resultado tem a mesma impressão digital."},
    // What was done
    {"{} of {} is shut down", "{} de {} é desligada"},
    {"{} of {} is opened again", "{} de {} é reaberta"},
    {"the cable at {} {} is cut", "o cabo em {} {} é cortado"},
    {"the cable at {} {} is joined again", "o cabo em {} {} é religado"},
    {"what {} sends from {} is undisturbed again", "o que {} envia por {} volta a passar sem perturbação"},
    {"what {} sends from {} is disturbed: {}", "o que {} envia por {} é perturbado: {}"},
    {"nothing passes", "nada passa"},
    {"{} % lost", "{} % perdidos"},
    {"{} % damaged", "{} % danificados"},
    {"{} % doubled", "{} % duplicados"},
    {"{} % late by {}", "{} % atrasados em {}"},
    {"{} more delay", "{} a mais de atraso"},
    {"jitter up to {}", "jitter de até {}"},
    {"the cable at {} {} goes out for {} of every {}", "o cabo em {} {} cai por {} a cada {}"},
    {", {} times", ", {} vezes"},
    {"the cable at {} {} stays in place from now on", "o cabo em {} {} fica no lugar daqui em diante"},
    {"{} is configured: {}", "{} é configurado: {}"},
    {"the configuration of {} is replaced", "a configuração de {} é substituída"},
    {"{} pings {}", "{} envia pings a {}"},
    {" from {}", " a partir de {}"},
    {" every {}", " a cada {}"},
    {"ping {} of {} is stopped", "o ping {} de {} é encerrado"},
    {"{} traces the route to {}", "{} traça a rota até {}"},
    {"{} sends datagrams to {}", "{} envia datagramas a {}"},
    {"{} sends no more datagrams", "{} não envia mais datagramas"},
    {"on {}: {}", "em {}: {}"},
    {"{} is powered off", "{} é desligado"},
    {"{} is powered on", "{} é ligado"},
    {"{} is reloaded", "{} é reiniciado"},
    {"at once", "de imediato"},
};

/// A text of the report: made from its English, which must be in the table.
class Text {
   public:
    consteval Text(const char* english) : words_(find(english)) {}  // NOLINT(google-explicit-constructor)
    std::string_view in(Language language) const {
        return language == Language::English ? words_->english : words_->portuguese;
    }

   private:
    static consteval const Words* find(std::string_view english) {
        for (const Words& words : kWords)
            if (words.english == english) return &words;
        throw "this text has no Portuguese in kWords";
    }
    const Words* words_;
};

/// Says texts with their values in one language.
struct Speech {
    Language language = Language::English;

    template <class... Values>
    std::string operator()(Text text, const Values&... values) const {
        return fmt::format(fmt::runtime(text.in(language)), values...);
    }
    /// A number as the language writes it: `2.5` or `2,5`.
    std::string number(double value) const;
    /// `at once`, `9.8 ms`, `7.00 s`, `00:03:20`: as many figures as tell something.
    std::string length(Duration length) const;
};

/// By the tag of a language, `pt_BR`; English for those that the report does not speak.
Language language_of(std::string_view tag);

}  // namespace switchover::session::report
