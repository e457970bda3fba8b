<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source> (configured %1)</source>
        <translation> (configurada: %1)</translation>
    </message>
    <message>
        <source> for %1</source>
        <translation> há %1</translation>
    </message>
    <message>
        <source>%1 %2, list %3: %4</source>
        <translation>%1 %2, lista %3: %4</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 às %2: %3</translation>
    </message>
    <message>
        <source>%1 attached, %2</source>
        <translation>%1 conectada, %2</translation>
    </message>
    <message>
        <source>%1 brought up (no shutdown)</source>
        <translation>%1 religada (no shutdown)</translation>
    </message>
    <message>
        <source>%1 is its own</source>
        <translation>%1 é dele mesmo</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 on %2 is at %3</source>
        <translation>%1 em %2 está em %3</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 removida</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 shut down</source>
        <translation>%1 desligada (shutdown)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 para %2</translation>
    </message>
    <message>
        <source>%1 via %2</source>
        <translation>%1 via %2</translation>
    </message>
    <message>
        <source>%1 via %2, %3</source>
        <translation>%1 via %2, %3</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 para %3</translation>
    </message>
    <message>
        <source>%1, virtual address of HSRP %2</source>
        <translation>%1, endereço virtual do HSRP %2</translation>
    </message>
    <message>
        <source>%L1 out, %L2 in</source>
        <translation>%L1 enviados, %L2 recebidos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln echoes lost</source>
        <translation><numerusform>%Ln eco perdido</numerusform><numerusform>%Ln ecos perdidos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines without full effect</source>
        <translation><numerusform>%Ln linha sem efeito completo</numerusform><numerusform>%Ln linhas sem efeito completo</numerusform></translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <translation>+%1 ms</translation>
    </message>
    <message>
        <source>, %1 ms on the cable</source>
        <translation>, %1 ms no cabo</translation>
    </message>
    <message>
        <source>, %1 unanswered</source>
        <translation>, %1 sem resposta</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln keepalives unanswered</source>
        <translation><numerusform>, %Ln keepalive sem resposta</numerusform><numerusform>, %Ln keepalives sem resposta</numerusform></translation>
    </message>
    <message>
        <source>, after %1 ms</source>
        <translation>, após %1 ms</translation>
    </message>
    <message>
        <source>, but it went with SPI %1</source>
        <translation>, mas saiu com o SPI %1</translation>
    </message>
    <message>
        <source>, lost on the cable</source>
        <translation>, perdido no cabo</translation>
    </message>
    <message>
        <source>, preempts</source>
        <translation>, com preempção</translation>
    </message>
    <message>
        <source>, sequence %1</source>
        <translation>, sequência %1</translation>
    </message>
    <message numerus="yes">
        <source>, then %n more times</source>
        <translation><numerusform>, e depois mais %n vez</numerusform><numerusform>, e depois mais %n vezes</numerusform></translation>
    </message>
    <message>
        <source>2-way</source>
        <translation>2-way</translation>
    </message>
    <message>
        <source>AS boundary router</source>
        <translation>roteador de borda do AS</translation>
    </message>
    <message>
        <source>AS external (type 5)</source>
        <translation>Externo ao AS (tipo 5)</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Ativo</translation>
    </message>
    <message>
        <source>Active / standby</source>
        <translation>Ativo / standby</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Endereços</translation>
    </message>
    <message>
        <source>Advertised by</source>
        <translation>Anunciado por</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Após</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Idade</translation>
    </message>
    <message>
        <source>Age s</source>
        <translation>Idade s</translation>
    </message>
    <message>
        <source>An echo sets out only when its time comes; one that finds no tunnel is lost.</source>
        <translation>Um eco só parte quando chega a sua vez; o que não encontra túnel se perde.</translation>
    </message>
    <message>
        <source>Any protocol</source>
        <translation>Qualquer protocolo</translation>
    </message>
    <message>
        <source>Area %1</source>
        <translation>Área %1</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Setas</translation>
    </message>
    <message>
        <source>Attached router %1</source>
        <translation>Roteador conectado %1</translation>
    </message>
    <message>
        <source>Autonomous system</source>
        <translation>Sistema autônomo</translation>
    </message>
    <message>
        <source>Beside a port: how far OSPF has come with the neighbours behind it</source>
        <translation>Ao lado de uma porta: até onde o OSPF chegou com os vizinhos por trás dela</translation>
    </message>
    <message>
        <source>Both ends agree on a new IKE SA: six messages.</source>
        <translation>As duas pontas combinam uma nova SA IKE: seis mensagens.</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Equipamento</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Cabo</translation>
    </message>
    <message>
        <source>Cable %1 — %2</source>
        <translation>Cabo %1 — %2</translation>
    </message>
    <message>
        <source>Cabled to</source>
        <translation>Ligada a</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Checksum</translation>
    </message>
    <message>
        <source>Click to show or hide %1 frames</source>
        <translation>Clique para mostrar ou ocultar quadros %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuração</translation>
    </message>
    <message>
        <source>Conn</source>
        <translation>Conn</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copiar as linhas selecionadas</translation>
    </message>
    <message>
        <source>Crypto map</source>
        <translation>Crypto map</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Cut cable</source>
        <translation>Cortar o cabo</translation>
    </message>
    <message>
        <source>Dead interval %1, from its last hello.</source>
        <translation>Dead interval de %1, a partir do seu último hello.</translation>
    </message>
    <message>
        <source>Decaps</source>
        <translation>Decaps</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Equipamento %1</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagrama</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>Descartar %1</translation>
    </message>
    <message>
        <source>Drops, errors</source>
        <translation>Descartes, erros</translation>
    </message>
    <message>
        <source>Encaps</source>
        <translation>Encaps</translation>
    </message>
    <message>
        <source>End flapping</source>
        <translation>Parar a oscilação</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>FIB, ESP</source>
        <translation>FIB, ESP</translation>
    </message>
    <message>
        <source>Fail: shutdown</source>
        <translation>Derrubar: shutdown</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Falha</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Falhas</translation>
    </message>
    <message>
        <source>Forward to %1</source>
        <translation>Encaminhar para %1</translation>
    </message>
    <message>
        <source>Forward to the advertising router</source>
        <translation>Encaminhar para o roteador anunciante</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Quadro</translation>
    </message>
    <message>
        <source>Frames on all cables</source>
        <translation>Quadros em todos os cabos</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>HSRP %1: hold time of %2 %3: %4</source>
        <translation>HSRP %1: tempo de retenção do %2 %3: %4</translation>
    </message>
    <message>
        <source>HSRP %1: next hello in %2</source>
        <translation>HSRP %1: próximo hello em %2</translation>
    </message>
    <message>
        <source>HSRP notices</source>
        <translation>O HSRP percebe</translation>
    </message>
    <message>
        <source>HSRP priority</source>
        <translation>Prioridade HSRP</translation>
    </message>
    <message>
        <source>HSRP takes over</source>
        <translation>O HSRP assume</translation>
    </message>
    <message>
        <source>Hold time %1 without a hello.</source>
        <translation>Tempo de hold de %1 sem um hello.</translation>
    </message>
    <message>
        <source>Hold time %1: the last hello had come %2 before.</source>
        <translation>Tempo de hold de %1: o último hello tinha vindo %2 antes.</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Nome do host</translation>
    </message>
    <message>
        <source>IKE %1: next keepalive in %2, %3 of 5 unanswered</source>
        <translation>IKE %1: próximo keepalive em %2, %3 de 5 sem resposta</translation>
    </message>
    <message>
        <source>IKE finds its peer dead</source>
        <translation>O IKE dá o par como morto</translation>
    </message>
    <message>
        <source>IKE phase 1</source>
        <translation>IKE fase 1</translation>
    </message>
    <message>
        <source>IKE phase 2</source>
        <translation>IKE fase 2</translation>
    </message>
    <message>
        <source>IPsec %1: SA lives %2; in %L3 kB, out %L4 kB</source>
        <translation>IPsec %1: SA vive %2; entrada %L3 kB, saída %L4 kB</translation>
    </message>
    <message>
        <source>IPsec to %1</source>
        <translation>IPsec para %1</translation>
    </message>
    <message>
        <source>IPsec up</source>
        <translation>IPsec ativo</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>In bit/s</source>
        <translation>Entrada bit/s</translation>
    </message>
    <message>
        <source>In pkt/s</source>
        <translation>Entrada pct/s</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Interfaces</translation>
    </message>
    <message>
        <source>It is not over. Nothing of it has happened for %1: where there is no second way, only a repair ends it.</source>
        <translation>Não acabou. Nada aconteceu há %1: onde não há um segundo caminho, só um reparo a encerra.</translation>
    </message>
    <message>
        <source>Join cable</source>
        <translation>Religar o cabo</translation>
    </message>
    <message>
        <source>KB left</source>
        <translation>KB restantes</translation>
    </message>
    <message>
        <source>Keepalives</source>
        <translation>Keepalives</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>LSA</source>
        <translation>LSA</translation>
    </message>
    <message>
        <source>Let pass %1</source>
        <translation>Deixar passar %1</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linha</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perda</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Metric %1</source>
        <translation>Métrica %1</translation>
    </message>
    <message>
        <source>Metric %1, type E%2</source>
        <translation>Métrica %1, tipo E%2</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Most of it: %1 of %2 until the repair. Nothing brought an answer before it: where there is no second way, nothing can.</source>
        <translation>A maior parte: %1 de %2 até o reparo. Nada trouxe resposta antes dele: onde não há um segundo caminho, nada pode trazer.</translation>
    </message>
    <message>
        <source>Most of it: %1, %2 of %3. %4</source>
        <translation>A maior parte: %1, %2 de %3. %4</translation>
    </message>
    <message>
        <source>Neighbor</source>
        <translation>Vizinho</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Vizinhos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Network (type 2)</source>
        <translation>Rede (tipo 2)</translation>
    </message>
    <message>
        <source>Next hop</source>
        <translation>Próximo salto</translation>
    </message>
    <message>
        <source>Next or previous device or port</source>
        <translation>Próximo dispositivo ou porta, ou o anterior</translation>
    </message>
    <message>
        <source>OSPF %1 · %2 FULL</source>
        <translation>OSPF %1 · %2 FULL</translation>
    </message>
    <message>
        <source>OSPF computes %1 after a change, and not again within %2.</source>
        <translation>O OSPF calcula %1 após uma mudança, e não de novo antes de %2.</translation>
    </message>
    <message>
        <source>OSPF misses its neighbour</source>
        <translation>O OSPF dá falta do vizinho</translation>
    </message>
    <message>
        <source>OSPF neighbour</source>
        <translation>Vizinho OSPF</translation>
    </message>
    <message>
        <source>OSPF neighbour %1: %2, dead time %3</source>
        <translation>Vizinho OSPF %1: %2, dead time %3</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Saída</translation>
    </message>
    <message>
        <source>Out bit/s</source>
        <translation>Saída bit/s</translation>
    </message>
    <message>
        <source>Out pkt/s</source>
        <translation>Saída pct/s</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>Interrupção</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pacotes</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Point-to-point to %1, interface %2, metric %3</source>
        <translation>Ponto a ponto até %1, interface %2, métrica %3</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>Porta %1</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Portas</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Energia</translation>
    </message>
    <message>
        <source>Power off</source>
        <translation>Desligar</translation>
    </message>
    <message>
        <source>Power on</source>
        <translation>Ligar</translation>
    </message>
    <message>
        <source>Powered off</source>
        <translation>Desligado</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Prefixo</translation>
    </message>
    <message>
        <source>Prefix %1</source>
        <translation>Prefixo %1</translation>
    </message>
    <message>
        <source>Pri</source>
        <translation>Pri</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridade</translation>
    </message>
    <message>
        <source>RTT ms</source>
        <translation>RTT ms</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observação</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Remoto</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparo</translation>
    </message>
    <message>
        <source>Restore: no shutdown</source>
        <translation>Restaurar: no shutdown</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Ida e volta</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Rota</translation>
    </message>
    <message>
        <source>Route to %1</source>
        <translation>Rota para %1</translation>
    </message>
    <message>
        <source>Router (type 1)</source>
        <translation>Roteador (tipo 1)</translation>
    </message>
    <message>
        <source>Router id</source>
        <translation>ID do roteador</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Rotas</translation>
    </message>
    <message>
        <source>Routes follow</source>
        <translation>As rotas acompanham</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Roteamento</translation>
    </message>
    <message>
        <source>SA in</source>
        <translation>SA entrada</translation>
    </message>
    <message>
        <source>SA kilobytes left</source>
        <translation>Kilobytes restantes da SA</translation>
    </message>
    <message>
        <source>SA left in, out: time, kB</source>
        <translation>Resta da SA (entrada, saída): tempo, kB</translation>
    </message>
    <message>
        <source>SA lifetime left</source>
        <translation>Vida restante da SA</translation>
    </message>
    <message>
        <source>SA out</source>
        <translation>SA saída</translation>
    </message>
    <message>
        <source>SPI %1 from %2, sequence %3: opened</source>
        <translation>SPI %1 de %2, sequência %3: aberto</translation>
    </message>
    <message>
        <source>SPI %1 to %2%3</source>
        <translation>SPI %1 para %2%3</translation>
    </message>
    <message>
        <source>SPI in</source>
        <translation>SPI entrada</translation>
    </message>
    <message>
        <source>SPI out</source>
        <translation>SPI saída</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Não selecionar nada</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequência</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Show all of the time</source>
        <translation>Mostrar todo o tempo</translation>
    </message>
    <message>
        <source>Show its packets</source>
        <translation>Mostrar os seus pacotes</translation>
    </message>
    <message>
        <source>Silent for %1 at most, then keepalives every %2: dead after five.</source>
        <translation>Silêncio por %1 no máximo, depois keepalives a cada %2: morto após cinco.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Stub network %1, metric %2</source>
        <translation>Rede stub %1, métrica %2</translation>
    </message>
    <message>
        <source>Summary ASBR (type 4)</source>
        <translation>Sumário de ASBR (tipo 4)</translation>
    </message>
    <message>
        <source>Summary network (type 3)</source>
        <translation>Sumário de rede (tipo 3)</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Suporte</translation>
    </message>
    <message>
        <source>Supported lines of IOS</source>
        <translation>Linhas de IOS suportadas</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabelas</translation>
    </message>
    <message>
        <source>Tables and log</source>
        <translation>Tabelas e log</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Etiqueta %1</translation>
    </message>
    <message>
        <source>That moment is gone: it is %1.</source>
        <translation>Esse momento já passou: são %1.</translation>
    </message>
    <message>
        <source>The far end goes on sending to the old SA until its keepalives stay unanswered.</source>
        <translation>A ponta remota continua enviando para a SA antiga até que seus keepalives fiquem sem resposta.</translation>
    </message>
    <message>
        <source>The longest part: %1, %2 of %3. %4</source>
        <translation>A parte mais longa: %1, %2 de %3. %4</translation>
    </message>
    <message>
        <source>The virtual address moves to the new active router.</source>
        <translation>O endereço virtual passa para o novo roteador ativo.</translation>
    </message>
    <message>
        <source>They agree on new IPsec SAs: three messages.</source>
        <translation>Elas combinam novas SAs IPsec: três mensagens.</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tempo restante</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linha do tempo</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Rastreamento</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Rastreia</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transform</translation>
    </message>
    <message>
        <source>Transit network, DR %1, interface %2, metric %3</source>
        <translation>Rede de trânsito, DR %1, interface %2, métrica %3</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Túnel</translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation>Tipo %1</translation>
    </message>
    <message>
        <source>Until the last router knew the new way to an end of the ping.</source>
        <translation>Até o último roteador conhecer o novo caminho até uma ponta do ping.</translation>
    </message>
    <message>
        <source>Until the next answer</source>
        <translation>Até a próxima resposta</translation>
    </message>
    <message>
        <source>Until the next fault</source>
        <translation>Até a próxima falha</translation>
    </message>
    <message>
        <source>Until the next hello of the active router, whose priority is lower: every %1.</source>
        <translation>Até o próximo hello do roteador ativo, cuja prioridade é menor: a cada %1.</translation>
    </message>
    <message>
        <source>Until the other router misses the active one: its hold time runs out, or it is told.</source>
        <translation>Até o outro roteador dar pela falta do ativo: o hold time se esgota ou ele é avisado.</translation>
    </message>
    <message>
        <source>Until then routes go on leading to a router that can no longer pass packets on.</source>
        <translation>Até lá as rotas continuam levando a um roteador que já não pode encaminhar pacotes.</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tempo ligado</translation>
    </message>
    <message>
        <source>Virtual IP</source>
        <translation>IP virtual</translation>
    </message>
    <message>
        <source>Virtual address</source>
        <translation>Endereço virtual</translation>
    </message>
    <message>
        <source>Virtual link to %1, metric %2</source>
        <translation>Enlace virtual até %1, métrica %2</translation>
    </message>
    <message>
        <source>Waits for a repair</source>
        <translation>Espera por um reparo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>What can be done to the selection</source>
        <translation>O que se pode fazer com a seleção</translation>
    </message>
    <message>
        <source>What is left of IPsec SAs: the left half comes in, the right half goes out;
the broad arc is seconds, the thin one kilobytes</source>
        <translation>O que resta das SAs IPsec: a metade esquerda entra, a direita sai;
o arco largo são segundos, o fino, kilobytes</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>O que faz</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Onde</translation>
    </message>
    <message>
        <source>Write a moment like +30s, 3m, 200s or 00:03:20.</source>
        <translation>Escreva um momento como +30s, 3m, 200s ou 00:03:20.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>[AD/M]</source>
        <translation>[DA/M]</translation>
    </message>
    <message>
        <source>active</source>
        <translation>ativo</translation>
    </message>
    <message>
        <source>administratively down</source>
        <translation>desativada pela administração</translation>
    </message>
    <message>
        <source>an unknown MAC address</source>
        <translation>um endereço MAC desconhecido</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>respondido</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>aplicada</translation>
    </message>
    <message>
        <source>area border router</source>
        <translation>roteador de borda de área</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>chegou</translation>
    </message>
    <message>
        <source>as of %1, later than the packet: it may have met others</source>
        <translation>de %1, depois do pacote: ele pode ter encontrado outras</translation>
    </message>
    <message>
        <source>as of %1, the last look before the packet; they changed after it</source>
        <translation>de %1, a última leitura antes do pacote; mudaram depois dele</translation>
    </message>
    <message>
        <source>back in %1</source>
        <translation>volta em %1</translation>
    </message>
    <message>
        <source>bad IP header</source>
        <translation>cabeçalho IP inválido</translation>
    </message>
    <message>
        <source>cable at %1 cut</source>
        <translation>cabo em %1 cortado</translation>
    </message>
    <message>
        <source>cable at %1 joined again</source>
        <translation>cabo em %1 religado</translation>
    </message>
    <message>
        <source>came in clear but should have been protected</source>
        <translation>chegou em claro, mas devia estar protegido</translation>
    </message>
    <message>
        <source>configure %1</source>
        <translation>configurar %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>conectadas</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>cortado</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>cortar %1</translation>
    </message>
    <message>
        <source>damage %1 %</source>
        <translation>dano %1 %</translation>
    </message>
    <message>
        <source>decrement %1</source>
        <translation>decremento %1</translation>
    </message>
    <message>
        <source>decrypted and sent on</source>
        <translation>decifrado e encaminhado</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>removida</translation>
    </message>
    <message>
        <source>denied by an access list</source>
        <translation>negado por uma lista de acesso</translation>
    </message>
    <message>
        <source>double %1 %</source>
        <translation>duplica %1 %</translation>
    </message>
    <message>
        <source>down</source>
        <translation>inativo</translation>
    </message>
    <message>
        <source>down for %1 s</source>
        <translation>fora há %1 s</translation>
    </message>
    <message>
        <source>down: no carrier</source>
        <translation>inativa: sem portadora</translation>
    </message>
    <message>
        <source>dropped: %1</source>
        <translation>descartado: %1</translation>
    </message>
    <message>
        <source>encrypted and sent on</source>
        <translation>cifrado e encaminhado</translation>
    </message>
    <message>
        <source>end flapping %1</source>
        <translation>parar a oscilação de %1</translation>
    </message>
    <message>
        <source>every line has its effect</source>
        <translation>toda linha tem seu efeito</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>troca</translation>
    </message>
    <message>
        <source>flap %1</source>
        <translation>oscilar %1</translation>
    </message>
    <message>
        <source>flaps: out %1 s of every %2 s</source>
        <translation>oscila: fora %1 s a cada %2 s</translation>
    </message>
    <message>
        <source>for another reason</source>
        <translation>por outro motivo</translation>
    </message>
    <message>
        <source>forwarded</source>
        <translation>encaminhado</translation>
    </message>
    <message>
        <source>frames/s</source>
        <translation>quadros/s</translation>
    </message>
    <message>
        <source>full</source>
        <translation>full</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>ouvido</translation>
    </message>
    <message>
        <source>host</source>
        <translation>host</translation>
    </message>
    <message>
        <source>host %1</source>
        <translation>host %1</translation>
    </message>
    <message>
        <source>impair %1</source>
        <translation>degradar %1</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>em ordem</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>em parte</translation>
    </message>
    <message>
        <source>in: %1</source>
        <translation>entrada: %1</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>incompleto</translation>
    </message>
    <message>
        <source>initiator</source>
        <translation>iniciador</translation>
    </message>
    <message>
        <source>jitter %1 ms</source>
        <translation>jitter %1 ms</translation>
    </message>
    <message>
        <source>join %1</source>
        <translation>emendar %1</translation>
    </message>
    <message>
        <source>last outage %1</source>
        <translation>última interrupção: %1</translation>
    </message>
    <message>
        <source>let pass %1</source>
        <translation>deixar passar %1</translation>
    </message>
    <message>
        <source>loss %1 %</source>
        <translation>perda %1 %</translation>
    </message>
    <message>
        <source>move %1</source>
        <translation>mover %1</translation>
    </message>
    <message numerus="yes">
        <source>move %n nodes</source>
        <translation><numerusform>mover %n nó</numerusform><numerusform>mover %n nós</numerusform></translation>
    </message>
    <message>
        <source>negotiating</source>
        <translation>negociando</translation>
    </message>
    <message>
        <source>no SA to protect it with</source>
        <translation>nenhuma SA para protegê-lo</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>sem endereço</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sem resposta</translation>
    </message>
    <message>
        <source>no answer at its end</source>
        <translation>sem resposta no fim</translation>
    </message>
    <message>
        <source>no answer to ARP</source>
        <translation>sem resposta ao ARP</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>ainda sem resposta</translation>
    </message>
    <message>
        <source>no carrier</source>
        <translation>sem portadora</translation>
    </message>
    <message>
        <source>no effect</source>
        <translation>sem efeito</translation>
    </message>
    <message>
        <source>no line matches: sent in clear</source>
        <translation>nenhuma linha corresponde: enviado em claro</translation>
    </message>
    <message>
        <source>no outage</source>
        <translation>sem interrupção</translation>
    </message>
    <message>
        <source>no route</source>
        <translation>sem rota</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>none: dropped, and IKE is asked for one</source>
        <translation>nenhuma: descartado, e pede-se uma ao IKE</translation>
    </message>
    <message>
        <source>none: this lab translates no addresses</source>
        <translation>nenhum: este laboratório não traduz endereços</translation>
    </message>
    <message>
        <source>not for it</source>
        <translation>não é para ele</translation>
    </message>
    <message>
        <source>not in charge: %1 is not active</source>
        <translation>não está no comando: %1 não está ativo</translation>
    </message>
    <message>
        <source>not sent on</source>
        <translation>não encaminhado</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>não entendida</translation>
    </message>
    <message>
        <source>nothing matches %1</source>
        <translation>nada corresponde a %1</translation>
    </message>
    <message>
        <source>nothing passes from %1</source>
        <translation>nada passa a partir de %1</translation>
    </message>
    <message>
        <source>nothing passes to %1</source>
        <translation>nada passa para %1</translation>
    </message>
    <message>
        <source>object %1</source>
        <translation>objeto %1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desligado</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ligado</translation>
    </message>
    <message>
        <source>on its way here</source>
        <translation>a caminho daqui</translation>
    </message>
    <message>
        <source>other</source>
        <translation>outros</translation>
    </message>
    <message>
        <source>out again in %1</source>
        <translation>cai de novo em %1</translation>
    </message>
    <message>
        <source>out: %1</source>
        <translation>saída: %1</translation>
    </message>
    <message>
        <source>power off %1</source>
        <translation>desligar %1</translation>
    </message>
    <message>
        <source>power on %1</source>
        <translation>ligar %1</translation>
    </message>
    <message>
        <source>powered off</source>
        <translation>desligado</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>recusado</translation>
    </message>
    <message>
        <source>reload %1</source>
        <translation>recarregar %1</translation>
    </message>
    <message>
        <source>reorder %1 %</source>
        <translation>reordena %1 %</translation>
    </message>
    <message>
        <source>responder</source>
        <translation>respondedor</translation>
    </message>
    <message>
        <source>reverse route</source>
        <translation>rota reversa</translation>
    </message>
    <message>
        <source>router</source>
        <translation>roteador</translation>
    </message>
    <message>
        <source>router, IOS %1 %2</source>
        <translation>roteador, IOS %1 %2</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviado</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>standby</translation>
    </message>
    <message>
        <source>static</source>
        <translation>estáticas</translation>
    </message>
    <message>
        <source>stopped · %1</source>
        <translation>parado · %1</translation>
    </message>
    <message>
        <source>stopped · no answer</source>
        <translation>parado · sem resposta</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>switch</translation>
    </message>
    <message>
        <source>switched</source>
        <translation>comutado</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>recebido</translation>
    </message>
    <message>
        <source>the frame is for another MAC address: ignored</source>
        <translation>o quadro é para outro endereço MAC: ignorado</translation>
    </message>
    <message>
        <source>the map is not in charge here: dropped</source>
        <translation>o mapa não está no comando aqui: descartado</translation>
    </message>
    <message>
        <source>the same before and after the packet</source>
        <translation>as mesmas antes e depois do pacote</translation>
    </message>
    <message>
        <source>this router</source>
        <translation>este roteador</translation>
    </message>
    <message>
        <source>time to live expired</source>
        <translation>time to live esgotado</translation>
    </message>
    <message>
        <source>too big, and not to be fragmented</source>
        <translation>grande demais e não pode ser fragmentado</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>up</source>
        <translation>ativa</translation>
    </message>
    <message>
        <source>up for %1</source>
        <translation>ativo há %1</translation>
    </message>
    <message>
        <source>up, %1 left</source>
        <translation>ativo, restam %1</translation>
    </message>
    <message>
        <source>virtual link endpoint</source>
        <translation>ponta de enlace virtual</translation>
    </message>
</context>
<context>
    <name>QWidget</name>
    <message>
        <source>No answers</source>
        <translation>Sem respostas</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>'%1' is not expected here</source>
        <translation>'%1' não é esperado aqui</translation>
    </message>
    <message>
        <source>'%1' wants values in braces: in {1 2 3}</source>
        <translation>'%1' pede valores entre chaves: in {1 2 3}</translation>
    </message>
    <message>
        <source>a '%1' is missing</source>
        <translation>falta um '%1'</translation>
    </message>
    <message>
        <source>a field name is missing</source>
        <translation>falta o nome de um campo</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>falta um valor</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>parênteses demais, um dentro do outro</translation>
    </message>
    <message>
        <source>no field is called '%1'</source>
        <translation>nenhum campo se chama '%1'</translation>
    </message>
    <message>
        <source>no field is called '%1'; is '%2' meant?</source>
        <translation>nenhum campo se chama '%1'; seria '%2'?</translation>
    </message>
    <message>
        <source>the braces are empty</source>
        <translation>as chaves estão vazias</translation>
    </message>
    <message>
        <source>the quotation is not closed</source>
        <translation>as aspas não foram fechadas</translation>
    </message>
</context>
<context>
    <name>support</name>
    <message>
        <source>12.3T only</source>
        <translation>somente 12.3T</translation>
    </message>
    <message>
        <source>HSRP version 1 is spoken</source>
        <translation>fala-se a versão 1 do HSRP</translation>
    </message>
    <message>
        <source>NAT is not simulated</source>
        <translation>o NAT não é simulado</translation>
    </message>
    <message>
        <source>QoS is not simulated</source>
        <translation>o QoS não é simulado</translation>
    </message>
    <message>
        <source>RPF is not simulated</source>
        <translation>o RPF não é simulado</translation>
    </message>
    <message>
        <source>UDP broadcasts are not forwarded</source>
        <translation>broadcasts UDP não são encaminhados</translation>
    </message>
    <message>
        <source>always as with it: a range has the lowest cost inside</source>
        <translation>sempre como com ele: um intervalo tem o menor custo de dentro</translation>
    </message>
    <message>
        <source>an encrypted key cannot be used</source>
        <translation>uma chave cifrada não pode ser usada</translation>
    </message>
    <message>
        <source>and `no`</source>
        <translation>e `no`</translation>
    </message>
    <message>
        <source>carrier changes are reported at once</source>
        <translation>mudanças de portadora são informadas de imediato</translation>
    </message>
    <message>
        <source>multicast routing is not simulated</source>
        <translation>o roteamento multicast não é simulado</translation>
    </message>
    <message>
        <source>no effect here</source>
        <translation>sem efeito aqui</translation>
    </message>
    <message>
        <source>not applied</source>
        <translation>não aplicado</translation>
    </message>
    <message>
        <source>not simulated</source>
        <translation>não simulado</translation>
    </message>
    <message>
        <source>one distance is used for all OSPF routes</source>
        <translation>uma só distância vale para todas as rotas OSPF</translation>
    </message>
    <message>
        <source>packets are fragmented after encryption</source>
        <translation>os pacotes são fragmentados depois da cifragem</translation>
    </message>
    <message>
        <source>peers are known by address only</source>
        <translation>os pares são conhecidos só pelo endereço</translation>
    </message>
    <message>
        <source>policy routing is not simulated</source>
        <translation>o roteamento por política não é simulado</translation>
    </message>
    <message>
        <source>prefix lists are not evaluated</source>
        <translation>listas de prefixos não são avaliadas</translation>
    </message>
    <message>
        <source>route maps are kept but not evaluated</source>
        <translation>route maps são guardados, mas não avaliados</translation>
    </message>
    <message>
        <source>static ARP entries are not used</source>
        <translation>entradas ARP estáticas não são usadas</translation>
    </message>
    <message>
        <source>the MSS is not changed</source>
        <translation>o MSS não é alterado</translation>
    </message>
    <message>
        <source>the address is sent</source>
        <translation>envia-se o endereço</translation>
    </message>
    <message>
        <source>the bit is copied</source>
        <translation>o bit é copiado</translation>
    </message>
    <message>
        <source>the clock is not put forward in summer</source>
        <translation>o relógio não é adiantado no verão</translation>
    </message>
    <message>
        <source>the network type stays as it is</source>
        <translation>o tipo de rede fica como está</translation>
    </message>
    <message>
        <source>the router preempts without waiting for IP redundancy clients</source>
        <translation>o roteador toma o lugar sem esperar pelos clientes de redundância IP</translation>
    </message>
    <message>
        <source>use mtu; ip mtu is not applied</source>
        <translation>use mtu; ip mtu não é aplicado</translation>
    </message>
    <message>
        <source>used only without ip routing; not applied</source>
        <translation>só vale sem ip routing; não aplicado</translation>
    </message>
</context>
<context>
    <name>switchover::ui::Actions</name>
    <message>
        <source>&amp;Analyse</source>
        <translation>A&amp;nalisar</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aj&amp;uda</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>&amp;Laboratório</translation>
    </message>
    <message>
        <source>&amp;Simulate</source>
        <translation>&amp;Simular</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>E&amp;xibir</translation>
    </message>
</context>
<context>
    <name>switchover::ui::Canvas</name>
    <message>
        <source> · cut</source>
        <translation> · cortado</translation>
    </message>
    <message>
        <source> · no carrier</source>
        <translation> · sem portadora</translation>
    </message>
    <message>
        <source> · nothing passes from %1</source>
        <translation> · nada passa a partir de %1</translation>
    </message>
    <message>
        <source>Lab diagram</source>
        <translation>Diagrama do laboratório</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ChartsPane</name>
    <message>
        <source>%1: %2 %3 at %4 s</source>
        <translation>%1: %2 %3 aos %4 s</translation>
    </message>
    <message>
        <source>CHARTS</source>
        <translation>GRÁFICOS</translation>
    </message>
    <message>
        <source>Cannot write %1:
%2

Choose another folder.</source>
        <translation>Não foi possível gravar %1:
%2

Escolha outra pasta.</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Chart written to %1</source>
        <translation>Gráfico gravado em %1</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Desenho (*.svg)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Exportar o gráfico</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Figures (*.csv)</source>
        <translation>Números (*.csv)</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>No ping yet: press Ping… above.</source>
        <translation>Ainda não há ping: use Ping… acima.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada ainda.</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Imagem (*.png)</translation>
    </message>
    <message>
        <source>Show or hide lines; a click on the legend does so too</source>
        <translation>Mostrar ou ocultar linhas; um clique na legenda também</translation>
    </message>
    <message>
        <source>Write the chart as a picture, or its figures as CSV</source>
        <translation>Grava o gráfico como imagem ou seus números em CSV</translation>
    </message>
    <message>
        <source>the picture cannot be written</source>
        <translation>não foi possível gravar a imagem</translation>
    </message>
    <message>
        <source>virtual time</source>
        <translation>tempo virtual</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ConfigPage</name>
    <message>
        <source>All lines are simulated, or need not be.</source>
        <translation>Todas as linhas são simuladas, ou não precisam ser.</translation>
    </message>
    <message>
        <source>Go to the next line that has no full effect here</source>
        <translation>Vai para a próxima linha que não tem efeito completo aqui</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Linha %1: %2</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Próxima marca</translation>
    </message>
    <message>
        <source>Running configuration</source>
        <translation>Configuração em execução</translation>
    </message>
    <message>
        <source>Without full effect: %1</source>
        <translation>Sem efeito completo: %1</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ConfigView</name>
    <message>
        <source>No effect here, and none is missed.</source>
        <translation>Sem efeito aqui, e não faz falta.</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ConsolePage</name>
    <message>
        <source>Cannot write %1:
%2

Choose another folder.</source>
        <translation>Não é possível gravar %1:
%2

Escolha outra pasta.</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Console of %1</source>
        <translation>Console de %1</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Localizar</translation>
    </message>
    <message>
        <source>Find in the console</source>
        <translation>Localizar no console</translation>
    </message>
    <message>
        <source>Hosts have no console.</source>
        <translation>Hosts não têm console.</translation>
    </message>
    <message>
        <source>Larger letters (Ctrl++)</source>
        <translation>Letras maiores (Ctrl++)</translation>
    </message>
    <message>
        <source>Log (*.log *.txt)</source>
        <translation>Log (*.log *.txt)</translation>
    </message>
    <message>
        <source>One console</source>
        <translation>Um só console</translation>
    </message>
    <message>
        <source>Save the console</source>
        <translation>Salvar o console</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Salvo: %1</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>Second console</source>
        <translation>Segundo console</translation>
    </message>
    <message>
        <source>Show a second console below this one</source>
        <translation>Mostra um segundo console abaixo deste</translation>
    </message>
    <message>
        <source>Smaller letters (Ctrl+−)</source>
        <translation>Letras menores (Ctrl+−)</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>Telnet</source>
        <translation>Telnet</translation>
    </message>
    <message>
        <source>Telnet %1</source>
        <translation>Telnet %1</translation>
    </message>
    <message>
        <source>The ports of all consoles</source>
        <translation>As portas de todos os consoles</translation>
    </message>
    <message>
        <source>This console is at %1 port %2; the ports of all consoles</source>
        <translation>Este console está em %1, porta %2; as portas de todos os consoles</translation>
    </message>
    <message>
        <source>Type to</source>
        <translation>Digitar em</translation>
    </message>
    <message numerus="yes">
        <source>Types to %Ln</source>
        <translation><numerusform>Digita em %Ln</numerusform><numerusform>Digita em %Ln</numerusform></translation>
    </message>
    <message>
        <source>What is typed into one of these consoles goes to all of them</source>
        <translation>O que se digita em um destes consoles vai para todos eles</translation>
    </message>
    <message>
        <source>Write what the console shows into a file, with virtual times</source>
        <translation>Grava em um arquivo o que o console mostra, com tempos virtuais</translation>
    </message>
    <message>
        <source>no console is shown</source>
        <translation>nenhum console é mostrado</translation>
    </message>
    <message>
        <source>“%1” is not in the console</source>
        <translation>“%1” não está no console</translation>
    </message>
</context>
<context>
    <name>switchover::ui::DatabasePage</name>
    <message>
        <source>Close all</source>
        <translation>Fechar tudo</translation>
    </message>
    <message>
        <source>Link-state database</source>
        <translation>Base de estado de enlaces</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Abrir tudo</translation>
    </message>
</context>
<context>
    <name>switchover::ui::Edits</name>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refazer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Desfazer</translation>
    </message>
    <message>
        <source>Line up in a &amp;column</source>
        <translation>Alinhar em uma &amp;coluna</translation>
    </message>
    <message>
        <source>Line up in a &amp;row</source>
        <translation>Alinhar em uma &amp;linha</translation>
    </message>
    <message>
        <source>Positions saved in %1</source>
        <translation>Posições salvas em %1</translation>
    </message>
    <message>
        <source>Save &amp;positions in the lab</source>
        <translation>Salvar &amp;posições no laboratório</translation>
    </message>
    <message>
        <source>Spread &amp;across</source>
        <translation>Distribuir na &amp;horizontal</translation>
    </message>
    <message>
        <source>Spread &amp;down</source>
        <translation>Distribuir na &amp;vertical</translation>
    </message>
    <message>
        <source>Takes the last fault, repair or move back.</source>
        <translation>Desfaz a última falha, reparo ou movimento.</translation>
    </message>
    <message>
        <source>Writes where the nodes stand into the lab file; all else in it stays.</source>
        <translation>Grava no arquivo do laboratório onde estão os nós; todo o resto permanece.</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ExportDialog</name>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 pixels</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Todas</translation>
    </message>
    <message>
        <source>&amp;All ports</source>
        <translation>&amp;Todas as portas</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Nenhuma</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nota</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Escala</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Título</translation>
    </message>
    <message>
        <source>A folder as switchover-run leaves it: session.json, which opens the session again; log, records, capture with its keys, and a summary of each fault.</source>
        <translation>Uma pasta como a que o switchover-run deixa: session.json, que abre a sessão de novo; log, registros, captura com suas chaves e um resumo de cada falha.</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>Todas as linhas</translation>
    </message>
    <message>
        <source>All ports</source>
        <translation>Todas as portas</translation>
    </message>
    <message>
        <source>CSV: a table of the lines</source>
        <translation>CSV: uma tabela das linhas</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Captura</translation>
    </message>
    <message>
        <source>Capture (*.%1)</source>
        <translation>Captura (*.%1)</translation>
    </message>
    <message>
        <source>Choose at least one port</source>
        <translation>Escolha ao menos uma porta</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagrama</translation>
    </message>
    <message>
        <source>Diagram (*.%1)</source>
        <translation>Diagrama (*.%1)</translation>
    </message>
    <message>
        <source>Every frame where it was sent, as pcapng for Wireshark. A folder with the keys that open ISAKMP and ESP is put beside it. To read ISAKMP, take the two ends of one cable: Wireshark loses its place where a message passes twice.</source>
        <translation>Cada quadro onde foi enviado, em pcapng para o Wireshark. Ao lado fica uma pasta com as chaves que abrem ISAKMP e ESP. Para ler ISAKMP, escolha as duas pontas de um cabo: o Wireshark se perde onde uma mensagem passa duas vezes.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Filtered lines</source>
        <translation>Linhas filtradas</translation>
    </message>
    <message>
        <source>Format of the diagram</source>
        <translation>Formato do diagrama</translation>
    </message>
    <message>
        <source>Format of the log</source>
        <translation>Formato do log</translation>
    </message>
    <message>
        <source>From, virtual time</source>
        <translation>De, tempo virtual</translation>
    </message>
    <message>
        <source>JSON Lines: every record with all its fields</source>
        <translation>JSON Lines: cada registro com todos os seus campos</translation>
    </message>
    <message>
        <source>Lab %1</source>
        <translation>Laboratório %1</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>New folder:</source>
        <translation>Nova pasta:</translation>
    </message>
    <message>
        <source>No port</source>
        <translation>Nenhuma porta</translation>
    </message>
    <message>
        <source>One HTML page for a colleague who was not there: what was done, each outage with its causes, the diagram and the tables before and after, timeline, charts, and the session itself. It needs no other file, and prints well.</source>
        <translation>Uma página HTML para um colega que não estava presente: o que foi feito, cada interrupção com suas causas, o diagrama e as tabelas antes e depois, a linha do tempo, os gráficos e a própria sessão. Não precisa de outro arquivo e imprime bem.</translation>
    </message>
    <message>
        <source>PDF: a page to print</source>
        <translation>PDF: uma página para imprimir</translation>
    </message>
    <message>
        <source>PNG: an image</source>
        <translation>PNG: uma imagem</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Portas</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Relatório</translation>
    </message>
    <message>
        <source>Report (*.%1)</source>
        <translation>Relatório (*.%1)</translation>
    </message>
    <message>
        <source>SVG: sharp at every size</source>
        <translation>SVG: nítido em qualquer tamanho</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Session folder</source>
        <translation>Pasta da sessão</translation>
    </message>
    <message>
        <source>Session log</source>
        <translation>Log da sessão</translation>
    </message>
    <message>
        <source>Session log (*.%1)</source>
        <translation>Log da sessão (*.%1)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>The &amp;whole session</source>
        <translation>A sessão &amp;inteira</translation>
    </message>
    <message>
        <source>The lab as it is now, with the state of its ports, HSRP groups and tunnels.</source>
        <translation>O laboratório como está agora, com o estado das portas, dos grupos HSRP e dos túneis.</translation>
    </message>
    <message>
        <source>The messages of all devices, as text to read, or as data for other programs.</source>
        <translation>As mensagens de todos os dispositivos, como texto para ler ou como dados para outros programas.</translation>
    </message>
    <message>
        <source>The time ends before it begins</source>
        <translation>O tempo termina antes de começar</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Title of the report</source>
        <translation>Título do relatório</translation>
    </message>
    <message>
        <source>To, virtual time</source>
        <translation>Até, tempo virtual</translation>
    </message>
    <message>
        <source>Virtual time: 00:02:05.000, 125 s or 2m</source>
        <translation>Tempo virtual: 00:02:05.000, 125 s ou 2m</translation>
    </message>
    <message numerus="yes">
        <source>What the &amp;filter of the session log shows: %Ln lines</source>
        <translation><numerusform>O que o &amp;filtro do log da sessão mostra: %Ln linha</numerusform><numerusform>O que o &amp;filtro do log da sessão mostra: %Ln linhas</numerusform></translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>O que exportar</translation>
    </message>
    <message>
        <source>With the &amp;configurations of all routers</source>
        <translation>Com as &amp;configurações de todos os roteadores</translation>
    </message>
    <message>
        <source>With the configurations of all routers</source>
        <translation>Com as configurações de todos os roteadores</translation>
    </message>
    <message>
        <source>Your own words</source>
        <translation>Suas próprias palavras</translation>
    </message>
    <message>
        <source>Your own words, at its beginning</source>
        <translation>Suas próprias palavras, no início</translation>
    </message>
    <message>
        <source>sent by %1</source>
        <translation>enviado por %1</translation>
    </message>
    <message>
        <source>to</source>
        <translation>até</translation>
    </message>
    <message>
        <source>“%1” is not a time like 00:02:05.000, 125 or 2m</source>
        <translation>“%1” não é um tempo como 00:02:05.000, 125 ou 2m</translation>
    </message>
</context>
<context>
    <name>switchover::ui::FaultMenu</name>
    <message>
        <source>Flap…</source>
        <translation>Oscilar…</translation>
    </message>
    <message>
        <source>Loss, delay… %1</source>
        <translation>Perda, atraso… %1</translation>
    </message>
    <message>
        <source>Restore everything here</source>
        <translation>Restaurar tudo aqui</translation>
    </message>
</context>
<context>
    <name>switchover::ui::FindDialog</name>
    <message>
        <source>Device, address, route, log line or command</source>
        <translation>Dispositivo, endereço, rota, linha do log ou comando</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Localizar qualquer coisa</translation>
    </message>
    <message>
        <source>Nothing has these words.</source>
        <translation>Nada contém essas palavras.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>O que foi encontrado</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Return goes there · Esc leaves</source>
        <translation>↑ ↓ escolhem · Enter vai até lá · Esc sai</translation>
    </message>
</context>
<context>
    <name>switchover::ui::FlapDialog</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>A cada</translation>
    </message>
    <message>
        <source>Flap a cable</source>
        <translation>Oscilar um cabo</translation>
    </message>
    <message>
        <source>Out for</source>
        <translation>Fora por</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Vezes</translation>
    </message>
    <message>
        <source>Until restored</source>
        <translation>Até ser restaurado</translation>
    </message>
</context>
<context>
    <name>switchover::ui::HelpTable</name>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 de %L2</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
</context>
<context>
    <name>switchover::ui::HexView</name>
    <message>
        <source>Copy as hex</source>
        <translation>Copiar em hexadecimal</translation>
    </message>
    <message>
        <source>Copy as hex dump</source>
        <translation>Copiar como despejo hexadecimal</translation>
    </message>
    <message>
        <source>Octets</source>
        <translation>Octetos</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ImpairDialog</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Added to the delay of the cable</source>
        <translation>Somado ao atraso do cabo</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Dano</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicatas</translation>
    </message>
    <message>
        <source>Each frame waits a random time up to this</source>
        <translation>Cada quadro espera um tempo aleatório até este valor</translation>
    </message>
    <message>
        <source>Extra delay</source>
        <translation>Atraso extra</translation>
    </message>
    <message>
        <source>Frames that are held back so that later ones overtake them</source>
        <translation>Quadros retidos para que os seguintes os ultrapassem</translation>
    </message>
    <message>
        <source>Frames that arrive twice</source>
        <translation>Quadros que chegam duas vezes</translation>
    </message>
    <message>
        <source>Frames that arrive with a wrong check sum and are dropped there</source>
        <translation>Quadros que chegam com soma de verificação errada e são descartados</translation>
    </message>
    <message>
        <source>Frames that vanish on the way</source>
        <translation>Quadros que somem no caminho</translation>
    </message>
    <message>
        <source>Impair a cable</source>
        <translation>Degradar um cabo</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Jitter</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perda</translation>
    </message>
    <message>
        <source>Reorder</source>
        <translation>Reordenação</translation>
    </message>
</context>
<context>
    <name>switchover::ui::Inspector</name>
    <message>
        <source>ARP</source>
        <translation>ARP</translation>
    </message>
    <message>
        <source>CEF</source>
        <translation>CEF</translation>
    </message>
    <message>
        <source>Choose the device that is shown here</source>
        <translation>Escolher o equipamento mostrado aqui</translation>
    </message>
    <message>
        <source>Click a device to see its tables.</source>
        <translation>Clique em um dispositivo para ver suas tabelas.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Command of the console view</source>
        <translation>Comando da visão do console</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Config.</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Console of the selected device</source>
        <translation>Console do dispositivo selecionado</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Equipamento</translation>
    </message>
    <message>
        <source>HSRP</source>
        <translation>HSRP</translation>
    </message>
    <message>
        <source>IKE</source>
        <translation>IKE</translation>
    </message>
    <message>
        <source>IKE SAs</source>
        <translation>SAs IKE</translation>
    </message>
    <message>
        <source>IPSEC</source>
        <translation>IPSEC</translation>
    </message>
    <message>
        <source>IPsec SAs</source>
        <translation>SAs IPsec</translation>
    </message>
    <message>
        <source>LINK-STATE DATABASE</source>
        <translation>BASE DE ESTADO DE ENLACES</translation>
    </message>
    <message>
        <source>LIVE OUTPUT</source>
        <translation>SAÍDA AO VIVO</translation>
    </message>
    <message>
        <source>NEIGHBOURS</source>
        <translation>VIZINHOS</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nada selecionado</translation>
    </message>
    <message>
        <source>OSPF</source>
        <translation>OSPF</translation>
    </message>
    <message>
        <source>OSPF neighbours</source>
        <translation>Vizinhos OSPF</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Portas</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Rotas</translation>
    </message>
    <message>
        <source>SAs</source>
        <translation>SAs</translation>
    </message>
    <message>
        <source>Show another device beside this one</source>
        <translation>Mostrar outro equipamento ao lado deste</translation>
    </message>
    <message>
        <source>Tables of the selected device</source>
        <translation>Tabelas do dispositivo selecionado</translation>
    </message>
    <message numerus="yes">
        <source>switch · %Ln stations</source>
        <translation><numerusform>switch · %Ln estação</numerusform><numerusform>switch · %Ln estações</numerusform></translation>
    </message>
</context>
<context>
    <name>switchover::ui::JourneyView</name>
    <message>
        <source>Choose a frame to see the way of its packet.</source>
        <translation>Escolha um quadro para ver o caminho do seu pacote.</translation>
    </message>
    <message>
        <source>The packet's journey</source>
        <translation>A jornada do pacote</translation>
    </message>
</context>
<context>
    <name>switchover::ui::KeyField</name>
    <message>
        <source>Press the keys</source>
        <translation>Pressione as teclas</translation>
    </message>
</context>
<context>
    <name>switchover::ui::LabPane</name>
    <message>
        <source>Devices and ports</source>
        <translation>Dispositivos e portas</translation>
    </message>
    <message>
        <source>Done. Click a step to read it again, Why? to see what an outage was made of, or a port of the lab to fail it yourself.</source>
        <translation>Pronto. Clique em um passo para relê-lo, em Causa para ver de que foi feita uma interrupção, ou em uma porta do laboratório para derrubá-la você mesmo.</translation>
    </message>
    <message>
        <source>GUIDED RUN</source>
        <translation>ROTEIRO GUIADO</translation>
    </message>
    <message>
        <source>LAB · %1</source>
        <translation>LABORATÓRIO · %1</translation>
    </message>
    <message>
        <source>REACHABILITY</source>
        <translation>ALCANCE</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Em curso</translation>
    </message>
    <message>
        <source>Runs the lab's guided run from power-on: it makes its own faults and ticks its steps. A lab that has run is opened anew for it.</source>
        <translation>Executa o roteiro guiado do laboratório desde o início: ele cria suas próprias falhas e marca seus passos. Um laboratório que já rodou é aberto de novo para isso.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>What to watch</source>
        <translation>O que observar</translation>
    </message>
</context>
<context>
    <name>switchover::ui::LabTreeModel</name>
    <message>
        <source>%1 (off)</source>
        <translation>%1 (desligado)</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ListView</name>
    <message>
        <source>DEVICES</source>
        <translation>DISPOSITIVOS</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Devices and cables as lists</source>
        <translation>Dispositivos e cabos em listas</translation>
    </message>
    <message>
        <source>F fails or restores what is chosen, Shift+F cuts its cable, Return shows all that can be done to it. Shift+W goes back to the diagram.</source>
        <translation>F derruba ou restaura o que está escolhido, Shift+F corta seu cabo, Enter mostra tudo o que se pode fazer com ele. Shift+W volta ao diagrama.</translation>
    </message>
    <message>
        <source>PORTS AND CABLES</source>
        <translation>PORTAS E CABOS</translation>
    </message>
    <message>
        <source>Ports and cables</source>
        <translation>Portas e cabos</translation>
    </message>
</context>
<context>
    <name>switchover::ui::LogModel</name>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensagem</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
</context>
<context>
    <name>switchover::ui::MainWindow</name>
    <message>
        <source>%1 — Switchover</source>
        <translation>%1 — Switchover</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines of the configurations have no full effect here: see Config</source>
        <translation><numerusform>%Ln linha das configurações não tem efeito completo aqui: veja Config</numerusform><numerusform>%Ln linhas das configurações não têm efeito completo aqui: veja Config</numerusform></translation>
    </message>
    <message>
        <source>&amp;About Switchover</source>
        <translation>&amp;Sobre o Switchover</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Tamanho real</translation>
    </message>
    <message>
        <source>&amp;Cut or join the cable</source>
        <translation>&amp;Cortar ou religar o cabo</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>&amp;Fail or restore the selection</source>
        <translation>&amp;Derrubar ou restaurar a seleção</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Enquadrar</translation>
    </message>
    <message>
        <source>&amp;Guided run</source>
        <translation>Roteiro &amp;guiado</translation>
    </message>
    <message>
        <source>&amp;Open lab…</source>
        <translation>&amp;Abrir laboratório…</translation>
    </message>
    <message>
        <source>&amp;Ping…</source>
        <translation>&amp;Ping…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Sair</translation>
    </message>
    <message>
        <source>&amp;Run or pause</source>
        <translation>&amp;Executar ou pausar</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Configurações…</translation>
    </message>
    <message>
        <source>&amp;Shortcuts…</source>
        <translation>&amp;Atalhos…</translation>
    </message>
    <message>
        <source>&amp;Step event</source>
        <translation>&amp;Avançar um evento</translation>
    </message>
    <message>
        <source>&amp;Welcome…</source>
        <translation>&amp;Boas-vindas…</translation>
    </message>
    <message>
        <source>&lt;b&gt;Switchover&lt;/b&gt; %1&lt;p&gt;Routers that speak real protocols in virtual time.&lt;br&gt;GPL-3.0-or-later&lt;/p&gt;</source>
        <translation>&lt;b&gt;Switchover&lt;/b&gt; %1&lt;p&gt;Roteadores que falam protocolos reais em tempo virtual.&lt;br&gt;GPL-3.0-or-later&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A port of this machine for the console of each router</source>
        <translation>Uma porta desta máquina para o console de cada roteador</translation>
    </message>
    <message>
        <source>About Switchover</source>
        <translation>Sobre o Switchover</translation>
    </message>
    <message>
        <source>Devices and cables as &amp;lists</source>
        <translation>Dispositivos e cabos em &amp;listas</translation>
    </message>
    <message>
        <source>Done. The clock stands still: Run shows what follows.</source>
        <translation>Feito. O relógio está parado: Executar mostra o que vem depois.</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>&amp;Quadros</translation>
    </message>
    <message>
        <source>Find &amp;anything…</source>
        <translation>&amp;Localizar qualquer coisa…</translation>
    </message>
    <message>
        <source>Labs (*.clab.yml *.clab.yaml)</source>
        <translation>Laboratórios (*.clab.yml *.clab.yaml)</translation>
    </message>
    <message>
        <source>Log, capture, diagram, report or session folder</source>
        <translation>Log, captura, diagrama, relatório ou pasta da sessão</translation>
    </message>
    <message>
        <source>Open a lab</source>
        <translation>Abrir um laboratório</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Recusado: %1</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>&amp;Restaurar disposição</translation>
    </message>
    <message>
        <source>Restore &amp;all faults</source>
        <translation>Restaurar &amp;todas as falhas</translation>
    </message>
    <message>
        <source>Run &amp;fast</source>
        <translation>Executar &amp;rápido</translation>
    </message>
    <message>
        <source>Run &amp;until…</source>
        <translation>Executar &amp;até…</translation>
    </message>
    <message>
        <source>Run flat &amp;out</source>
        <translation>Executar no &amp;máximo</translation>
    </message>
    <message>
        <source>Run in real &amp;time</source>
        <translation>Executar em tempo r&amp;eal</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>&amp;Parar</translation>
    </message>
    <message>
        <source>Supported &amp;lines of IOS…</source>
        <translation>&amp;Linhas de IOS suportadas…</translation>
    </message>
    <message>
        <source>Te&amp;lnet to the consoles</source>
        <translation>Te&amp;lnet para os consoles</translation>
    </message>
    <message>
        <source>Telnet to the consoles</source>
        <translation>Telnet para os consoles</translation>
    </message>
    <message>
        <source>Telnet to the consoles is off.</source>
        <translation>Telnet para os consoles está desligado.</translation>
    </message>
    <message>
        <source>The diagram as tables, for screen readers and keyboards</source>
        <translation>O diagrama como tabelas, para leitores de tela e teclado</translation>
    </message>
    <message>
        <source>The system does not allow it:
%1</source>
        <translation>O sistema não permite:
%1</translation>
    </message>
    <message>
        <source>What was waited for did not come in time: paused.</source>
        <translation>O que se esperava não aconteceu a tempo: em pausa.</translation>
    </message>
    <message>
        <source>What was waited for has come: paused.</source>
        <translation>O que se esperava aconteceu: em pausa.</translation>
    </message>
    <message>
        <source>restore %1</source>
        <translation>restaurar %1</translation>
    </message>
    <message>
        <source>restore all faults</source>
        <translation>restaurar todas as falhas</translation>
    </message>
</context>
<context>
    <name>switchover::ui::OutageCard</name>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 às %2: %3</translation>
    </message>
    <message>
        <source>%1 · %2 · from %3</source>
        <translation>%1 · %2 · desde %3</translation>
    </message>
    <message>
        <source>Amber: waits for a timer; shorter timers, shorter outage.</source>
        <translation>Âmbar: espera por um temporizador; temporizadores menores, interrupção menor.</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Falha</translation>
    </message>
    <message>
        <source>No fault or repair is known to have brought it.</source>
        <translation>Não se conhece falha nem reparo que a tenha causado.</translation>
    </message>
    <message>
        <source>Outage of %1</source>
        <translation>Interrupção de %1</translation>
    </message>
    <message>
        <source>Outage, %1 so far</source>
        <translation>Interrupção, %1 até agora</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparo</translation>
    </message>
    <message>
        <source>Steps of the recovery</source>
        <translation>Passos da recuperação</translation>
    </message>
    <message>
        <source>What was done since cost no answer; the last was at %1: %2</source>
        <translation>O que foi feito depois não custou nenhuma resposta; o último foi às %1: %2</translation>
    </message>
    <message>
        <source>Why the outage took so long</source>
        <translation>Por que a interrupção demorou tanto</translation>
    </message>
</context>
<context>
    <name>switchover::ui::OverviewPage</name>
    <message>
        <source>Overview of the selected device</source>
        <translation>Visão geral do dispositivo selecionado</translation>
    </message>
</context>
<context>
    <name>switchover::ui::PacketModel</name>
    <message>
        <source>%1 [lost on the cable]</source>
        <translation>%1 [perdido no cabo]</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Cabo</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Informação</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
</context>
<context>
    <name>switchover::ui::PacketsPane</name>
    <message>
        <source>%1 %2 → %3, frames: %4. %5</source>
        <translation>%1 %2 → %3, quadros: %4. %5</translation>
    </message>
    <message>
        <source>%1 of %2 frames</source>
        <translation>%1 de %2 quadros</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frames</source>
        <translation><numerusform>%Ln quadro</numerusform><numerusform>%Ln quadros</numerusform></translation>
    </message>
    <message>
        <source>, %1 older ones gone</source>
        <translation>, %1 mais antigos descartados</translation>
    </message>
    <message>
        <source>Display filter</source>
        <translation>Filtro de exibição</translation>
    </message>
    <message>
        <source>Display filter: hsrp, ip.addr == 172.16.172.53, esp &amp;&amp; icmp</source>
        <translation>Filtro de exibição: hsrp, ip.addr == 172.16.172.53, esp &amp;&amp; icmp</translation>
    </message>
    <message>
        <source>Fields of the frame</source>
        <translation>Campos do quadro</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Primeiro quadro</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Frame %1 does not pass the display filter</source>
        <translation>O quadro %1 não passa pelo filtro de exibição</translation>
    </message>
    <message>
        <source>Frame %1 is not there</source>
        <translation>O quadro %1 não existe mais ou ainda</translation>
    </message>
    <message>
        <source>Frame number…</source>
        <translation>Número do quadro…</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Quadros</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Go to another frame</source>
        <translation>Ir para outro quadro</translation>
    </message>
    <message>
        <source>Go to frame</source>
        <translation>Ir para o quadro</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Jornada</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Último quadro</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Próximo quadro</translation>
    </message>
    <message>
        <source>Number of the frame</source>
        <translation>Número do quadro</translation>
    </message>
    <message>
        <source>PACKETS</source>
        <translation>PACOTES</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Quadro anterior</translation>
    </message>
    <message>
        <source>The way of the chosen packet, box by box, and what decided there</source>
        <translation>O caminho do pacote escolhido, equipamento por equipamento, e o que decidiu em cada um</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>coluna %1: %2</translation>
    </message>
</context>
<context>
    <name>switchover::ui::PaneLinks</name>
    <message>
        <source>&amp;Last outage</source>
        <translation>Última &amp;interrupção</translation>
    </message>
    <message>
        <source>&amp;Second device</source>
        <translation>&amp;Segundo equipamento</translation>
    </message>
    <message>
        <source>No ping has had an outage</source>
        <translation>Nenhum ping teve interrupção</translation>
    </message>
    <message>
        <source>Packet &amp;journey</source>
        <translation>&amp;Jornada do pacote</translation>
    </message>
    <message>
        <source>Second device</source>
        <translation>Segundo equipamento</translation>
    </message>
    <message>
        <source>Shows two devices side by side</source>
        <translation>Mostra dois equipamentos lado a lado</translation>
    </message>
    <message>
        <source>The way of the chosen packet, box by box, and what decided there</source>
        <translation>O caminho do pacote escolhido, equipamento por equipamento, e o que decidiu em cada um</translation>
    </message>
    <message>
        <source>Why the last outage took so long: its cause and the steps until it was over</source>
        <translation>Por que a última interrupção demorou tanto: a causa e os passos até acabar</translation>
    </message>
</context>
<context>
    <name>switchover::ui::Panes</name>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspetor</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Laboratório</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pacotes</translation>
    </message>
    <message>
        <source>Session log</source>
        <translation>Log da sessão</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linha do tempo</translation>
    </message>
</context>
<context>
    <name>switchover::ui::PingDialog</name>
    <message>
        <source> octets</source>
        <translation> octetos</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A sweep ends at a larger size than it begins with</source>
        <translation>Uma varredura termina num tamanho maior do que começa</translation>
    </message>
    <message>
        <source>An IPv4 address, like 99.99.99.99</source>
        <translation>Um endereço IPv4, como 99.99.99.99</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Recomeçar</translation>
    </message>
    <message>
        <source>Continuous ping</source>
        <translation>Ping contínuo</translation>
    </message>
    <message>
        <source>Data pattern</source>
        <translation>Padrão de dados</translation>
    </message>
    <message>
        <source>E&amp;xtended</source>
        <translation>E&amp;stendido</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>A cada</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>Maior tamanho</translation>
    </message>
    <message>
        <source>Output interface</source>
        <translation>Interface de saída</translation>
    </message>
    <message>
        <source>Set the DF bit</source>
        <translation>Ligar o bit DF</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Start ping</source>
        <translation>Iniciar ping</translation>
    </message>
    <message>
        <source>Step between sizes</source>
        <translation>Passo entre tamanhos</translation>
    </message>
    <message>
        <source>Sweep of sizes up to</source>
        <translation>Varredura de tamanhos até</translation>
    </message>
    <message>
        <source>The data pattern is a number like 0xABCD</source>
        <translation>O padrão de dados é um número como 0xABCD</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Tempo limite</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Type of service</source>
        <translation>Tipo de serviço</translation>
    </message>
    <message>
        <source>Validate the data of answers</source>
        <translation>Validar os dados das respostas</translation>
    </message>
    <message>
        <source>in steps of</source>
        <translation>em passos de</translation>
    </message>
</context>
<context>
    <name>switchover::ui::PortsPage</name>
    <message>
        <source>Rates are means over the last 5 s of virtual time.</source>
        <translation>As taxas são médias dos últimos 5 s de tempo virtual.</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ProbeList</name>
    <message>
        <source>Add…</source>
        <translation>Adicionar…</translation>
    </message>
    <message>
        <source>Change the chosen ping: it begins anew</source>
        <translation>Alterar o ping escolhido: ele recomeça</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Pings</source>
        <translation>Pings</translation>
    </message>
    <message>
        <source>Start a continuous ping</source>
        <translation>Iniciar um ping contínuo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop the chosen ping</source>
        <translation>Parar o ping escolhido</translation>
    </message>
    <message>
        <source>Why its last outage took so long</source>
        <translation>Por que sua última interrupção demorou tanto</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>lost %1 · %2 ms</source>
        <translation>perdidos %1 · %2 ms</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ProgressDialog</name>
    <message>
        <source>Stopping…</source>
        <translation>Interrompendo…</translation>
    </message>
</context>
<context>
    <name>switchover::ui::RowModel</name>
    <message>
        <source>removed</source>
        <translation>removida</translation>
    </message>
</context>
<context>
    <name>switchover::ui::RunUntilDialog</name>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Dispositivo:</translation>
    </message>
    <message>
        <source>&amp;Give up after:</source>
        <translation>&amp;Desistir após:</translation>
    </message>
    <message>
        <source>&amp;Moment:</source>
        <translation>&amp;Momento:</translation>
    </message>
    <message>
        <source>&amp;Protocol:</source>
        <translation>&amp;Protocolo:</translation>
    </message>
    <message>
        <source>&amp;Text:</source>
        <translation>&amp;Texto:</translation>
    </message>
    <message>
        <source>+30s from now; 3m, 200s or 00:03:20 since power-on. Now it is %1.</source>
        <translation>+30s a partir de agora; 3m, 200s ou 00:03:20 desde que foi ligado. Agora são %1.</translation>
    </message>
    <message>
        <source>Any device</source>
        <translation>Qualquer dispositivo</translation>
    </message>
    <message>
        <source>As &amp;fast as the machine can</source>
        <translation>O mais &amp;rápido que a máquina puder</translation>
    </message>
    <message>
        <source>As fast as the machine can</source>
        <translation>O mais rápido que a máquina puder</translation>
    </message>
    <message>
        <source>As “when” in a guided run:</source>
        <translation>Como “when” em um roteiro guiado:</translation>
    </message>
    <message>
        <source>Choose a protocol or write a part of the message.</source>
        <translation>Escolha um protocolo ou escreva uma parte da mensagem.</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>Coluna %1: %2</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condição</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>Desistir após</translation>
    </message>
    <message>
        <source>Give up after: write a length like 30s, 10m or 2h.</source>
        <translation>Desistir após: escreva uma duração como 30s, 10m ou 2h.</translation>
    </message>
    <message>
        <source>Log message</source>
        <translation>Mensagem do log</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Executar</translation>
    </message>
    <message>
        <source>Run until</source>
        <translation>Executar até</translation>
    </message>
    <message>
        <source>Standby -&gt; Active</source>
        <translation>Standby -&gt; Active</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Texto da mensagem</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>What to run up to</source>
        <translation>Até onde executar</translation>
    </message>
    <message>
        <source>Write a condition like one of these.</source>
        <translation>Escreva uma condição como uma destas.</translation>
    </message>
</context>
<context>
    <name>switchover::ui::SessionLog</name>
    <message numerus="yes">
        <source>%Ln lines written to %1</source>
        <translation><numerusform>%Ln linha gravada em %1</numerusform><numerusform>%Ln linhas gravadas em %1</numerusform></translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>All protocols</source>
        <translation>Protocolos</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Severidades</translation>
    </message>
    <message>
        <source>Cannot write %1:
%2

Choose another folder.</source>
        <translation>Não foi possível gravar %1:
%2

Escolha outra pasta.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export the session log</source>
        <translation>Exportar o log da sessão</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Filter by device</source>
        <translation>Filtrar por dispositivo</translation>
    </message>
    <message>
        <source>Filter by protocol</source>
        <translation>Filtrar por protocolo</translation>
    </message>
    <message>
        <source>Filter by severity</source>
        <translation>Filtrar por severidade</translation>
    </message>
    <message>
        <source>Filter text</source>
        <translation>Filtrar texto</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Leaves out IKE keepalives that were answered</source>
        <translation>Omite os keepalives do IKE que foram respondidos</translation>
    </message>
    <message>
        <source>Log (*.log *.txt)</source>
        <translation>Log (*.log *.txt)</translation>
    </message>
    <message>
        <source>Notices and worse</source>
        <translation>Avisos e piores</translation>
    </message>
    <message>
        <source>SESSION LOG</source>
        <translation>LOG DA SESSÃO</translation>
    </message>
    <message>
        <source>Session log</source>
        <translation>Log da sessão</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>Alertas e piores</translation>
    </message>
    <message>
        <source>Without debug</source>
        <translation>Sem depuração</translation>
    </message>
    <message>
        <source>Without keepalives</source>
        <translation>Sem keepalives</translation>
    </message>
</context>
<context>
    <name>switchover::ui::SettingsDialog</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Idioma:</translation>
    </message>
    <message>
        <source>&amp;Reduced motion</source>
        <translation>&amp;Movimento reduzido</translation>
    </message>
    <message>
        <source>&amp;Speed of animations:</source>
        <translation>&amp;Velocidade das animações:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Tema:</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Como o tema</translation>
    </message>
    <message>
        <source>Colour of %1 frames</source>
        <translation>Cor dos quadros %1</translation>
    </message>
    <message>
        <source>Colours of frames as the theme has them</source>
        <translation>Cores dos quadros como no tema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Frames are not drawn on their way, and nothing moves from place to place. Log, packets and tables tell everything.</source>
        <translation>Os quadros não são desenhados no caminho e nada se move de um lugar a outro. O log, os pacotes e as tabelas contam tudo.</translation>
    </message>
    <message>
        <source>Frames:</source>
        <translation>Quadros:</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimento</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Outros</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Páginas das configurações</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Movimento reduzido</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Speed of animations</source>
        <translation>Velocidade das animações</translation>
    </message>
    <message>
        <source>Text of the devices themselves stays as IOS writes it, in English.</source>
        <translation>O texto dos próprios dispositivos continua como o IOS o escreve, em inglês.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
</context>
<context>
    <name>switchover::ui::ShortcutsPage</name>
    <message>
        <source>%1 is the shortcut of “%2”. Press other keys, or take it over: that action has none then.</source>
        <translation>%1 é o atalho de “%2”. Pressione outras teclas ou assuma-o mesmo assim: aquela ação fica sem atalho.</translation>
    </message>
    <message>
        <source>&amp;New shortcut:</source>
        <translation>&amp;Novo atalho:</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>All defaults</source>
        <translation>Todos os padrões</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Padrão</translation>
    </message>
    <message>
        <source>Filter the actions</source>
        <translation>Filtrar as ações</translation>
    </message>
    <message>
        <source>Give all actions their default shortcuts back</source>
        <translation>Devolver a todas as ações seus atalhos padrão</translation>
    </message>
    <message>
        <source>Give the selected action its default shortcut back</source>
        <translation>Devolver à ação selecionada seu atalho padrão</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>New shortcut of the selected action</source>
        <translation>Novo atalho da ação selecionada</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Atalho</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Assumir mesmo assim</translation>
    </message>
</context>
<context>
    <name>switchover::ui::StatusLine</name>
    <message>
        <source>%1× real time</source>
        <translation>%1× o tempo real</translation>
    </message>
    <message>
        <source>%L1 events</source>
        <translation>%L1 eventos</translation>
    </message>
    <message>
        <source>%L1 events/s</source>
        <translation>%L1 eventos/s</translation>
    </message>
    <message>
        <source>Digest of everything that happened: equal for equal lab, seed and inputs</source>
        <translation>Resumo de tudo o que aconteceu: igual para o mesmo laboratório, a mesma semente e as mesmas entradas</translation>
    </message>
    <message>
        <source>fingerprint %1</source>
        <translation>impressão digital %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>em pausa</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>semente %1</translation>
    </message>
</context>
<context>
    <name>switchover::ui::TablePage</name>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 de %2 linhas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation><numerusform>%Ln linha</numerusform><numerusform>%Ln linhas</numerusform></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copiar como CSV</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter of %1</source>
        <translation>Filtro de %1</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Selecionar tudo</translation>
    </message>
</context>
<context>
    <name>switchover::ui::TelnetDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Copies the commands that connect: of the selected routers, or of all</source>
        <translation>Copia os comandos que conectam: dos roteadores selecionados ou de todos</translation>
    </message>
    <message>
        <source>Copy the commands that connect</source>
        <translation>Copiar os comandos que conectam</translation>
    </message>
    <message>
        <source>Each router's console answers at a port of this machine, for programs of this machine only, until this is turned off or the lab is closed.</source>
        <translation>O console de cada roteador responde em uma porta desta máquina, somente para programas desta máquina, até que isto seja desligado ou o laboratório seja fechado.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Roteador</translation>
    </message>
    <message>
        <source>Routers and their ports</source>
        <translation>Roteadores e suas portas</translation>
    </message>
    <message>
        <source>Telnet to the consoles</source>
        <translation>Telnet para os consoles</translation>
    </message>
</context>
<context>
    <name>switchover::ui::TimelinePane</name>
    <message>
        <source>From power-on to now (Home, or a double click). The wheel zooms, dragging pans.</source>
        <translation>Desde que foi ligado até agora (Home ou clique duplo). A roda amplia, arrastar desloca.</translation>
    </message>
    <message>
        <source>Last outage</source>
        <translation>Última interrupção</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>TIMELINE</source>
        <translation>LINHA DO TEMPO</translation>
    </message>
    <message>
        <source>Why the last outage took so long: its cause and the steps until it was over (Enter)</source>
        <translation>Por que a última interrupção demorou tanto: a causa e os passos até acabar (Enter)</translation>
    </message>
    <message>
        <source>active</source>
        <translation>ativo</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>respondido</translation>
    </message>
    <message>
        <source>init</source>
        <translation>início</translation>
    </message>
    <message>
        <source>outage</source>
        <translation>interrupção</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>standby</translation>
    </message>
    <message>
        <source>tunnel</source>
        <translation>túnel</translation>
    </message>
</context>
<context>
    <name>switchover::ui::TimelineView</name>
    <message>
        <source>%1: %2
%3 – %4 (%5)</source>
        <translation>%1: %2
%3 – %4 (%5)</translation>
    </message>
    <message>
        <source>Click: why it took so long</source>
        <translation>Clique: por que demorou tanto</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linha do tempo</translation>
    </message>
    <message>
        <source>now</source>
        <translation>agora</translation>
    </message>
</context>
<context>
    <name>switchover::ui::TransportBar</name>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Derrubar</translation>
    </message>
    <message>
        <source>Find a device, address, route, log line or command</source>
        <translation>Localiza um dispositivo, endereço, rota, linha do log ou comando</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Localizar…</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Enquadrar</translation>
    </message>
    <message>
        <source>Flat out</source>
        <translation>No máximo</translation>
    </message>
    <message>
        <source>Handle one event</source>
        <translation>Tratar um evento</translation>
    </message>
    <message>
        <source>Log, capture, diagram, report or session folder</source>
        <translation>Log, captura, diagrama, relatório ou pasta da sessão</translation>
    </message>
    <message>
        <source>Ping…</source>
        <translation>Ping…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Run or pause</source>
        <translation>Executar ou pausar</translation>
    </message>
    <message>
        <source>Show the whole lab</source>
        <translation>Mostra todo o laboratório</translation>
    </message>
    <message>
        <source>Shut the selected port, cut the cable, or power off</source>
        <translation>Desativa a porta selecionada, corta o cabo ou desliga</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulação</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidade</translation>
    </message>
    <message>
        <source>Speed %1×</source>
        <translation>Velocidade %1×</translation>
    </message>
    <message>
        <source>Start a continuous ping</source>
        <translation>Inicia um ping contínuo</translation>
    </message>
    <message>
        <source>Step event</source>
        <translation>Avançar evento</translation>
    </message>
    <message>
        <source>Take the faults of the selection back</source>
        <translation>Desfaz as falhas da seleção</translation>
    </message>
    <message>
        <source>Virtual seconds a second</source>
        <translation>Segundos virtuais por segundo</translation>
    </message>
    <message>
        <source>Virtual time</source>
        <translation>Tempo virtual</translation>
    </message>
    <message>
        <source>Virtual time since the lab was powered on</source>
        <translation>Tempo virtual desde que o laboratório foi ligado</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  Executar</translation>
    </message>
    <message>
        <source>❚❚  Pause</source>
        <translation>❚❚  Pausar</translation>
    </message>
</context>
<context>
    <name>switchover::ui::WelcomeDialog</name>
    <message>
        <source>&amp;Show this when the program starts without a lab</source>
        <translation>&amp;Mostrar isto quando o programa iniciar sem laboratório</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Nenhum ainda.</translation>
    </message>
    <message>
        <source>OPENED LATELY</source>
        <translation>ABERTOS RECENTEMENTE</translation>
    </message>
    <message>
        <source>Open another lab</source>
        <translation>Abrir outro laboratório</translation>
    </message>
    <message>
        <source>Open another lab…</source>
        <translation>Abrir outro laboratório…</translation>
    </message>
    <message>
        <source>Open the lab %1</source>
        <translation>Abrir o laboratório %1</translation>
    </message>
    <message>
        <source>Routers that speak real HSRP, OSPF, IKE and IPsec in a time of their own. Fail a port, see who notices when, and why the outage took as long as it did.</source>
        <translation>Roteadores que falam HSRP, OSPF, IKE e IPsec reais em um tempo próprio. Derrube uma porta, veja quem percebe e quando, e por que a interrupção durou o que durou.</translation>
    </message>
    <message>
        <source>Run the failover</source>
        <translation>Executar o failover</translation>
    </message>
    <message>
        <source>See a tunnel move</source>
        <translation>Veja um túnel mudar de lugar</translation>
    </message>
    <message>
        <source>Show this when the program starts without a lab</source>
        <translation>Mostrar isto quando o programa iniciar sem laboratório</translation>
    </message>
    <message>
        <source>The guided run fails a gateway and brings it back; each step tells what to watch.</source>
        <translation>O roteiro guiado derruba um gateway e o traz de volta; cada passo diz o que observar.</translation>
    </message>
    <message>
        <source>Welcome to Switchover</source>
        <translation>Boas-vindas ao Switchover</translation>
    </message>
    <message>
        <source>▶  Run the &amp;failover</source>
        <translation>▶  Executar o &amp;failover</translation>
    </message>
</context>
<context>
    <name>switchover::window::Document</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1[*] — %2 — Switchover</source>
        <translation>%1[*] — %2 — Switchover</translation>
    </message>
    <message>
        <source>%1[*] — Switchover</source>
        <translation>%1[*] — Switchover</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>&amp;Salvar sessão</translation>
    </message>
    <message>
        <source>Its lab or a configuration was changed since, or another version of Switchover recorded it. The file is as it was. What you see is what the lab does today; to see the recorded run, put the lab back as it was and open the session again.

Fingerprint %1, recorded %2.</source>
        <translation>O laboratório ou uma configuração mudou desde então, ou outra versão do Switchover a gravou. O arquivo está como estava. O que você vê é o que o laboratório faz hoje; para ver a execução gravada, deixe o laboratório como era e abra a sessão de novo.

Impressão digital %1, gravada %2.</translation>
    </message>
    <message>
        <source>Keeps the session under another name.</source>
        <translation>Guarda a sessão com outro nome.</translation>
    </message>
    <message>
        <source>Keeps what was done to the lab, so that it can be run again.</source>
        <translation>Guarda o que foi feito no laboratório, para que possa ser executado de novo.</translation>
    </message>
    <message>
        <source>Leaving the lab</source>
        <translation>Deixar o laboratório</translation>
    </message>
    <message>
        <source>Leaving the session</source>
        <translation>Saindo da sessão</translation>
    </message>
    <message>
        <source>Nodes were moved. Saving writes their places into the lab file and changes nothing else in it.</source>
        <translation>Nós foram movidos. Salvar grava suas posições no arquivo do laboratório e não muda mais nada nele.</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>Abrir &amp;sessão…</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Abrir uma sessão</translation>
    </message>
    <message>
        <source>Opening a session</source>
        <translation>Abrindo uma sessão</translation>
    </message>
    <message>
        <source>Runs a saved session again and goes on from its end.</source>
        <translation>Executa de novo uma sessão salva e continua a partir do seu fim.</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Salvar sessão &amp;como…</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Salvar a sessão</translation>
    </message>
    <message>
        <source>Save the session of “%1”?</source>
        <translation>Salvar a sessão de “%1”?</translation>
    </message>
    <message>
        <source>Save where the nodes of “%1” stand?</source>
        <translation>Salvar onde estão os nós de “%1”?</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Salvo: %1</translation>
    </message>
    <message>
        <source>Saving the session</source>
        <translation>Salvando a sessão</translation>
    </message>
    <message>
        <source>Sessions (*.json)</source>
        <translation>Sessões (*.json)</translation>
    </message>
    <message>
        <source>The file is as it was. You can go on from here; saving asks for a name of its own. To see all of it, open it once more.</source>
        <translation>O arquivo está como estava. Você pode continuar daqui; ao salvar, será pedido outro nome. Para ver tudo, abra-a mais uma vez.</translation>
    </message>
    <message>
        <source>The lab file is as it was, and the lab stays open. Make the file writable and save again, or leave without saving.</source>
        <translation>O arquivo do laboratório está como estava, e o laboratório continua aberto. Permita a gravação do arquivo e salve de novo, ou saia sem salvar.</translation>
    </message>
    <message>
        <source>The places were not saved.</source>
        <translation>As posições não foram salvas.</translation>
    </message>
    <message>
        <source>The session stands at its end, %1.</source>
        <translation>A sessão está no seu fim, %1.</translation>
    </message>
    <message>
        <source>The session was not saved.</source>
        <translation>A sessão não foi salva.</translation>
    </message>
    <message>
        <source>The session was run again up to %1 of %2 only.</source>
        <translation>A sessão foi executada de novo só até %1 de %2.</translation>
    </message>
    <message>
        <source>The session went otherwise than when it was recorded.</source>
        <translation>A sessão correu de modo diferente de quando foi gravada.</translation>
    </message>
    <message>
        <source>What was at that place before is as it was, and the session goes on. Save it under another name or in another folder, or make room on the disk.</source>
        <translation>O que havia naquele lugar está como estava, e a sessão continua. Salve-a com outro nome ou em outra pasta, ou libere espaço no disco.</translation>
    </message>
    <message>
        <source>What was done to the lab (faults, commands, pings: %L1) is kept nowhere else.</source>
        <translation>O que foi feito no laboratório (falhas, comandos, pings: %L1) não está guardado em nenhum outro lugar.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Você a interrompeu.</translation>
    </message>
    <message>
        <source>“%1” is run again up to its end.</source>
        <translation>“%1” está sendo executada de novo até o fim.</translation>
    </message>
</context>
<context>
    <name>switchover::window::Exporter</name>
    <message>
        <source>%1 % of the session</source>
        <translation>%1 % da sessão</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 não foi gravado.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>A exportação foi interrompida; nada foi gravado.</translation>
    </message>
    <message>
        <source>The session is run again to write %1.</source>
        <translation>A sessão é executada de novo para gravar %1.</translation>
    </message>
    <message>
        <source>What was at that place before is as it was. Choose another folder, or make room on the disk, and export again.</source>
        <translation>O que havia naquele lugar está como estava. Escolha outra pasta ou libere espaço no disco e exporte de novo.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Gravado: %1</translation>
    </message>
</context>
<context>
    <name>switchover::window::Workbench</name>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Limpar esta lista</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>&amp;Descartar</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Mais tarde</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Recuperar</translation>
    </message>
    <message>
        <source>A session can be recovered</source>
        <translation>Uma sessão pode ser recuperada</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>Não pode ser aberto</translation>
    </message>
    <message>
        <source>Cannot open the lab</source>
        <translation>Não foi possível abrir o laboratório</translation>
    </message>
    <message>
        <source>Cannot open the session</source>
        <translation>Não foi possível abrir a sessão</translation>
    </message>
    <message>
        <source>Choose a lab (*.clab.yml) or a session that Switchover saved.</source>
        <translation>Escolha um laboratório (*.clab.yml) ou uma sessão salva pelo Switchover.</translation>
    </message>
    <message>
        <source>Choose the &amp;lab…</source>
        <translation>Escolher o &amp;laboratório…</translation>
    </message>
    <message>
        <source>Choose where the lab is now, or put it back at its place.</source>
        <translation>Escolha onde o laboratório está agora ou devolva-o ao seu lugar.</translation>
    </message>
    <message>
        <source>It had come to %1 of virtual time; faults, commands and pings until then: %L2. Recovering runs it again up to there.</source>
        <translation>Ela havia chegado a %1 de tempo virtual; falhas, comandos e pings até então: %L2. Recuperar a executa de novo até lá.</translation>
    </message>
    <message>
        <source>Lab %1</source>
        <translation>Laboratório %1</translation>
    </message>
    <message>
        <source>Labs (*.clab.yml *.clab.yaml)</source>
        <translation>Laboratórios (*.clab.yml *.clab.yaml)</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose a session.json that Switchover saved or switchover-run left.</source>
        <translation>Nada foi alterado. Escolha um session.json que o Switchover salvou ou que o switchover-run deixou.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nada ainda</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;recentes</translation>
    </message>
    <message>
        <source>Put the lab back at its place and start Switchover again. The session is in %1.</source>
        <translation>Devolva o laboratório ao seu lugar e inicie o Switchover de novo. A sessão está em %1.</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Sessão %1</translation>
    </message>
    <message>
        <source>Switchover ended without saving the session of “%1”.</source>
        <translation>O Switchover terminou sem salvar a sessão de “%1”.</translation>
    </message>
    <message>
        <source>The lab cannot be opened; what was open stays open.</source>
        <translation>O laboratório não pode ser aberto; o que estava aberto continua aberto.</translation>
    </message>
    <message>
        <source>The lab of the session</source>
        <translation>O laboratório da sessão</translation>
    </message>
    <message>
        <source>The session cannot be kept against crashes: %1</source>
        <translation>A sessão não pode ser protegida contra quedas: %1</translation>
    </message>
    <message>
        <source>The session cannot be opened; what was open stays open.</source>
        <translation>A sessão não pode ser aberta; o que estava aberto continua aberto.</translation>
    </message>
    <message>
        <source>The session cannot be recovered now; it is kept for the next start.</source>
        <translation>A sessão não pode ser recuperada agora; ela fica guardada para o próximo início.</translation>
    </message>
</context>
</TS>
