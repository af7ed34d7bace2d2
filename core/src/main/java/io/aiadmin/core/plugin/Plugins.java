package io.aiadmin.core.plugin;

import io.aiadmin.spi.channel.ChannelPlugin;
import io.aiadmin.spi.crm.CrmPlugin;
import io.aiadmin.spi.llm.LanguageModelPlugin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The plugins of this process by kind and type. Immutable. */
public final class Plugins {

    private final Map<String, CrmPlugin> crms;
    private final Map<String, ChannelPlugin> channels;
    private final Map<String, LanguageModelPlugin> models;

    /** @throws IllegalArgumentException two plugins of one kind have the same type */
    public Plugins(
            Collection<CrmPlugin> crms, Collection<ChannelPlugin> channels, Collection<LanguageModelPlugin> models) {
        this.crms = byType(crms, CrmPlugin::type);
        this.channels = byType(channels, ChannelPlugin::type);
        this.models = byType(models, LanguageModelPlugin::type);
    }

    /**
     * What {@link ServiceLoader} finds through each of the loaders; a plugin seen through two of them counts once, the first.
     *
     * @param loaders the host's own first
     */
    public static Plugins found(List<ClassLoader> loaders) {
        return new Plugins(
                load(CrmPlugin.class, loaders),
                load(ChannelPlugin.class, loaders),
                load(LanguageModelPlugin.class, loaders));
    }

    private static <P> List<P> load(Class<P> kind, List<ClassLoader> loaders) {
        Map<Class<?>, P> found = new LinkedHashMap<>();
        for (ClassLoader loader : loaders) {
            for (P plugin : ServiceLoader.load(kind, loader)) {
                found.putIfAbsent(plugin.getClass(), plugin);
            }
        }
        return new ArrayList<>(found.values());
    }

    private static <P> Map<String, P> byType(Collection<P> plugins, Function<P, String> type) {
        Map<String, P> map = new LinkedHashMap<>();
        for (P plugin : plugins) {
            if (map.put(type.apply(plugin), plugin) != null) {
                throw new IllegalArgumentException("two plugins of type " + type.apply(plugin));
            }
        }
        return map;
    }

    public Optional<CrmPlugin> crm(String type) {
        return Optional.ofNullable(crms.get(type));
    }

    public Optional<ChannelPlugin> channel(String type) {
        return Optional.ofNullable(channels.get(type));
    }

    public Optional<LanguageModelPlugin> model(String type) {
        return Optional.ofNullable(models.get(type));
    }

    public List<CrmPlugin> crms() {
        return List.copyOf(crms.values());
    }

    public List<ChannelPlugin> channels() {
        return List.copyOf(channels.values());
    }
}
