package org.eduverify.access.password;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Tells the engine how to keep and check passwords. Passwords that the engine hashed in its own way before are still
 * accepted, and hashed anew when they are changed.
 */
@Component
class IdentityEnginePlugin extends AbstractProcessEnginePlugin {

    /**
     * @param strength of bcrypt: the logarithm of the rounds, 4 to 31
     */
    @ConfigurationProperties("eduverify.passwords")
    record Settings(@DefaultValue("12") int strength) {}

    private final PasswordHashing hashing;

    IdentityEnginePlugin(Settings settings) {
        hashing = new PasswordHashing(settings.strength());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(hashing);
        configuration.setIdentityProviderSessionFactory(new ConstantTimeIdentityProvider.Factory(hashing));
    }
}
