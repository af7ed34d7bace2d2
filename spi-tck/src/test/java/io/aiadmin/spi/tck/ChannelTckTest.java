package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelInbound;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.DeliveryReceipt;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MediaRef;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.Polled;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tests of the channel kit: an honest channel passes it, and one that breaks a promise does not. */
class ChannelTckTest {

    private static Supplier<ChannelHarness> subject = MemoryMessenger::honest;

    /** The kit as a plugin's author extends it. */
    static class Kit extends ChannelTck {
        @Override
        protected ChannelHarness startHarness() {
            return subject.get();
        }
    }

    @Test
    void honestChannelPasses() {
        KitRun run = run(MemoryMessenger::honest);

        assertThat(run.failures()).isEmpty();
        assertThat(run.skipped()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(50);
    }

    @Test
    void honestChannelThatCanDoLittlePasses() {
        KitRun run = run(() -> new MemoryMessenger(Set.of(), (channel, _) -> channel));

        assertThat(run.failures()).isEmpty();
        assertThat(run.skipped()).isEmpty();
    }

    @Test
    void lostCapabilityIsNoticed() {
        KitRun run = run(() -> new MemoryMessenger(
                EnumSet.of(ChannelCapability.WEBHOOK, ChannelCapability.TYPING),
                (_, vendor) -> new MemoryChannel(vendor, EnumSet.of(ChannelCapability.WEBHOOK))));

        assertThat(run.failures())
                .containsKeys("capabilitiesAreThoseExpected", "missingCapabilityIsRefused", "typingShowsNoMessage");
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void brokenPromiseIsNoticed(Flaw flaw) {
        KitRun run = run(() -> MemoryMessenger.flawed(flaw.channel));

        assertThat(run.failures()).containsKey(flaw.noticedBy);
    }

    private static KitRun run(Supplier<ChannelHarness> harness) {
        subject = harness;
        return KitRun.of(Kit.class);
    }

    /** One broken promise each. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
    enum Flaw {
        TAKES_REQUESTS_WITHOUT_PROOF("requestWithoutProofIsRefused", (honest, vendor) -> new ForwardingChannel(honest) {
            @Override
            public ChannelInbound receive(WebhookRequest request) {
                return request.header("X-Signature").isEmpty()
                        ? honest.receive(vendor.proven(request.body()))
                        : honest.receive(request);
            }
        }),

        TAKES_ANY_PROOF("requestWithAWrongProofIsRefused", (honest, vendor) -> new ForwardingChannel(honest) {
            @Override
            public ChannelInbound receive(WebhookRequest request) {
                return request.header("X-Signature").isPresent()
                        ? honest.receive(vendor.proven(request.body()))
                        : honest.receive(request);
            }
        }),

        READS_BEFORE_IT_CHECKS("proofIsCheckedBeforeTheBodyIsRead", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public ChannelInbound receive(WebhookRequest request) {
                if (request.text().startsWith("<")) {
                    throw new ChannelException.Malformed("not JSON", null);
                }
                return honest.receive(request);
            }
        }),

        NEW_IDS_AT_EACH_READING("sameRequestTwiceHasTheSameIds", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public ChannelInbound receive(WebhookRequest request) {
                return changed(
                        honest.receive(request),
                        message -> new InboundEvent.CustomerMessage(
                                UUID.randomUUID().toString(),
                                message.address(),
                                message.at(),
                                message.sender(),
                                message.content()));
            }
        }),

        ID_OF_THE_TEXT("equalTextsAreDifferentMessages", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public ChannelInbound receive(WebhookRequest request) {
                return changed(
                        honest.receive(request),
                        message -> new InboundEvent.CustomerMessage(
                                "id-" + message.content().hashCode(),
                                message.address(),
                                message.at(),
                                message.sender(),
                                message.content()));
            }
        }),

        STUMBLES_OVER_UNKNOWN_KINDS("unknownKindIsIgnoredAndTaken", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public ChannelInbound receive(WebhookRequest request) {
                ChannelInbound inbound = honest.receive(request);
                if (inbound.events().getFirst() instanceof InboundEvent.Ignored) {
                    throw new ChannelException.Malformed("unknown kind", null);
                }
                return inbound;
            }
        }),

        CRASHES_ON_GARBAGE("garbageIsMalformed", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public ChannelInbound receive(WebhookRequest request) {
                try {
                    return honest.receive(request);
                } catch (ChannelException.Malformed malformed) {
                    throw new IllegalStateException(malformed);
                }
            }
        }),

        TAKES_ANY_CARD_FOR_THE_OWN("sharedContactIsOwnOnlyWhenItIs", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public ChannelInbound receive(WebhookRequest request) {
                return changed(
                        honest.receive(request),
                        message -> message.content() instanceof MessageContent.Contact card
                                ? new InboundEvent.CustomerMessage(
                                        message.externalId(),
                                        message.address(),
                                        message.at(),
                                        message.sender(),
                                        new MessageContent.Contact(card.phone(), card.name(), true))
                                : message);
            }
        }),

        CUTS_LONG_TEXT("longTextArrivesWholeAndInOrder", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public DeliveryReceipt send(OutboundMessage message) {
                int end = Math.min(message.text().length(), MemoryMessenger.LONGEST_TEXT);
                return honest.send(new OutboundMessage(
                        message.key(), message.to(), message.text().substring(0, end), message.buttons(), false));
            }
        }),

        CUTS_THROUGH_CHARACTERS(
                "textWithoutSpacesIsCutBetweenCharacters", (honest, _) -> new ForwardingChannel(honest) {
                    @Override
                    public DeliveryReceipt send(OutboundMessage message) {
                        List<String> ids = new ArrayList<>();
                        String rest = message.text();
                        while (!rest.isEmpty()) {
                            int end = Math.min(rest.length(), 300);
                            ids.addAll(honest.send(new OutboundMessage(
                                            message.key(),
                                            message.to(),
                                            rest.substring(0, end),
                                            message.buttons(),
                                            false))
                                    .vendorMessageIds());
                            rest = rest.substring(end);
                        }
                        return new DeliveryReceipt(ids);
                    }
                }),

        LOSES_BUTTONS("buttonsAreShownOrBecomeText", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public DeliveryReceipt send(OutboundMessage message) {
                return honest.send(new OutboundMessage(message.key(), message.to(), message.text(), List.of(), false));
            }
        }),

        STATES_NO_WAIT("failureIsNamedForWhatItIs", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public DeliveryReceipt send(OutboundMessage message) {
                try {
                    return honest.send(message);
                } catch (ChannelException.RateLimited _) {
                    throw new ChannelException.RateLimited("too fast", Duration.ZERO);
                }
            }
        }),

        TAKES_A_BLOCK_FOR_AN_OUTAGE("failureIsNamedForWhatItIs", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public DeliveryReceipt send(OutboundMessage message) {
                try {
                    return honest.send(message);
                } catch (ChannelException.Unreachable _) {
                    throw new ChannelException.Unavailable("status 403", null);
                }
            }
        }),

        SENDS_AGAIN_AFTER_A_LOST_ANSWER(
                "failedMessageIsNotSentBehindTheCallersBack", (honest, _) -> new ForwardingChannel(honest) {
                    @Override
                    public DeliveryReceipt send(OutboundMessage message) {
                        try {
                            return honest.send(message);
                        } catch (ChannelException.OutcomeUnknown _) {
                            return honest.send(message);
                        }
                    }
                }),

        TAKES_A_LOST_ANSWER_FOR_A_RECEIPT("failureIsNamedForWhatItIs", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public DeliveryReceipt send(OutboundMessage message) {
                try {
                    return honest.send(message);
                } catch (ChannelException.OutcomeUnknown _) {
                    return new DeliveryReceipt(List.of("1"));
                }
            }
        }),

        TELLS_THE_TOKEN("noSecretAndNothingPrivateShowsUp", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public DeliveryReceipt send(OutboundMessage message) {
                try {
                    return honest.send(message);
                } catch (ChannelException.Unauthorized _) {
                    throw new ChannelException.Unauthorized("refused: /bot" + MemoryMessenger.TOKEN + "/send");
                }
            }
        }),

        PRINTS_MESSAGES("nothingPrivateShowsUpWhereAllGoesWell", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public DeliveryReceipt send(OutboundMessage message) {
                System.out.println("sending: " + message.text());
                return honest.send(message);
            }
        }),

        FORGETS_THE_CURSOR(
                "pollingLosesNothingAndRepeatsWhatWasNotConfirmed", (honest, _) -> new ForwardingChannel(honest) {
                    @Override
                    public Polled poll(String cursor, Duration patience) {
                        return honest.poll("", patience);
                    }
                }),

        CHECK_THROWS("checkTellsOfAFailureAndNeverThrows", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public List<io.aiadmin.spi.Finding> check() {
                if (honest.check().stream().anyMatch(finding -> !finding.ok())) {
                    throw new ChannelException.Unavailable("no answer", null);
                }
                return honest.check();
            }
        }),

        TYPING_IS_A_MESSAGE("typingShowsNoMessage", (honest, _) -> new ForwardingChannel(honest) {
            @Override
            public void typing(ConversationAddress conversation) {
                honest.send(new OutboundMessage("typing", conversation, "…", List.of(), false));
            }
        });

        private final String noticedBy;
        private final BiFunction<Channel, MemoryMessenger, Channel> channel;

        Flaw(String noticedBy, BiFunction<Channel, MemoryMessenger, Channel> channel) {
            this.noticedBy = noticedBy;
            this.channel = channel;
        }

        private static ChannelInbound changed(
                ChannelInbound inbound, java.util.function.UnaryOperator<InboundEvent.CustomerMessage> change) {
            List<InboundEvent> events = new ArrayList<>();
            for (InboundEvent event : inbound.events()) {
                events.add(event instanceof InboundEvent.CustomerMessage message ? change.apply(message) : event);
            }
            return new ChannelInbound(events, inbound.answer());
        }
    }

    @Test
    void pretendedCapabilityIsNoticed() {
        KitRun run = run(() -> new MemoryMessenger(
                EnumSet.of(ChannelCapability.WEBHOOK), (channel, _) -> new ForwardingChannel(channel) {
                    @Override
                    public InputStream fetch(MediaRef media) {
                        return InputStream.nullInputStream();
                    }
                }));

        assertThat(run.failures()).containsKeys("missingCapabilityIsRefused", "voiceNoteCanBeFetched");
    }
}
