import type { grave as danish } from './grave.da.ts';
import type { RefusalText } from './refusals.da.ts';

/** The same in English. */
export const grave: Readonly<Record<keyof typeof danish, RefusalText>> = {
  grave_violence: {
    title: 'Thank you for telling me. This needs people, right now',
    next: 'Talk to your leader at once. If anybody is in danger right now, call 112. Outside office hours the police on 114 put you through to the municipality’s duty officer. Your duty to notify is personal and cannot be left to the leader (the Children’s Act § 133). I have noted and kept nothing. If there is absence too, write it by itself; to share a concern, write “I am worried about” and the name.',
  },
  grave_suicide: {
    title: 'Thank you for telling me. Do not leave the pupil alone',
    next: 'Talk to your leader at once, and see to it that an adult is with the pupil. If there is danger right now, call 112. Outside office hours the police on 114 put you through to the municipality’s duty officer. Your duty to notify is personal and cannot be left to the leader (the Children’s Act § 133). I have noted and kept nothing. If there is absence too, write it by itself; to share a concern, write “I am worried about” and the name.',
  },
  grave_ownDanger: {
    title: 'I am glad you told me. You do not have to be alone with this',
    next: 'If you are in danger right now, call 112. Otherwise call your doctor, the out-of-hours doctor or Livslinien, the Danish suicide helpline, 70 201 201, and talk today to somebody you feel safe with. I have not kept what you wrote.',
  },
  grave_death: {
    title: 'I am so very sorry',
    next: 'Tell your leader at once, so that the school can look after the class, the family and you adults. If you are at an accident, call 112. Outside office hours the police on 114 put you through to the municipality’s duty officer. I have noted and kept nothing. Take care of yourself, and do not be alone with it.',
  },
  grave_bereavement: {
    title: 'I am sorry',
    next: 'Tell your leader and the other adults around the pupil, so that the pupil is met with care. I have noted no absence and have not kept what you wrote. If leave is to be noted, write it by itself, for instance “Philip on leave today”.',
  },
  grave_condolence: {
    title: 'I am sorry',
    next: 'Tell your leader and the other adults around the pupil, so that the pupil is met with care. I have not kept what happened.',
  },
};
