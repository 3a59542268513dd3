package org.eduverify.access.password;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Configures how the engine stores and checks passwords. The engine still accepts passwords that it stored with its own
 * algorithm; they are hashed with bcrypt when they are changed.
 */
@Component
class IdentityEnginePlugin extends AbstractProcessEnginePlugin {

    private final PasswordHashing hashing;

    IdentityEnginePlugin(PasswordProperties properties) {
        hashing = new PasswordHashing(properties.strength());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(hashing);
        configuration.setIdentityProviderSessionFactory(new ConstantTimeIdentityProvider.Factory(hashing));
    }
}
